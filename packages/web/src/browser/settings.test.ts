import { describe, expect, test } from "vitest";
import { TestHome } from "../server/testing/test-home.ts";
import { useBrowser } from "./testing/use-browser.ts";

const open = useBrowser();
const FILE = "config/integrations/acme.yaml";

function finishedHome(): TestHome {
  return new TestHome().install().write("config/user.yaml", "wizard_complete: true\n");
}

describe("Settings → Integrations", () => {
  test("someone with a keyboard alone connects an integration", async () => {
    const home = finishedHome();
    const { page } = await open(home);
    const connect = page.getByRole("link", { name: "Connect Acme" });
    await connect.waitFor();
    for (let presses = 0; presses < 20 && !(await connect.evaluate(isFocused)); presses++) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Connect Acme" }).waitFor();
    expect(await page.getByLabel("API Key").evaluate(isFocused)).toBe(true);
    await page.keyboard.type("demo-key");
    await page.keyboard.press("Tab");
    expect(await page.getByRole("button", { name: "Show what you typed" }).evaluate(isFocused)).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.type("demo");
    await page.keyboard.press("Enter");
    const edit = page.getByRole("link", { name: "Edit Acme" });
    await edit.waitFor();
    expect(await edit.evaluate(isFocused)).toBe(true);
    await page.getByText(/^Verified now/).waitFor();
    expect(home.read(FILE)).toContain("demo-key");
  });

  test("what is missing is told at the field, and in a summary that leads to it", async () => {
    const { page } = await open(finishedHome());
    await page.getByRole("link", { name: "Connect Acme" }).click();
    await page.getByRole("button", { name: "Test and save" }).click();
    await page.getByText("2 things need your attention").waitFor();
    await page.getByRole("link", { name: "Workspace is required" }).click();
    const workspace = page.getByLabel("Workspace");
    expect(await workspace.evaluate(isFocused)).toBe(true);
    expect(await workspace.getAttribute("aria-invalid")).toBe("true");
    const described = (await workspace.getAttribute("aria-describedby")) ?? "";
    expect(await page.locator(`[id="${described}"]`).innerText()).toContain("Workspace is required");
    await workspace.fill("demo");
    expect(await page.locator("form").innerText()).not.toContain("Workspace is required");
  });

  test("a connection that fails its test is saved only when one insists, and its card says why it fails", async () => {
    const home = finishedHome();
    const { page } = await open(home);
    await page.getByRole("link", { name: "Connect Acme" }).click();
    await page.getByLabel("API Key").fill("wrong");
    await page.getByLabel("Workspace").fill("demo");
    await page.getByRole("button", { name: "Test and save" }).click();
    await page.getByText("Acme does not work").waitFor();
    expect(() => home.read(FILE)).toThrow("ENOENT");
    await page.getByRole("button", { name: "Save anyway" }).click();
    const ask = page.getByRole("dialog", { name: "Save a connection that does not work?" });
    await ask.getByRole("button", { name: "Save anyway" }).click();
    await page.getByText(/^Failing since/).waitFor();
    expect(home.read(FILE)).toContain("wrong");
  });

  test("a stored secret never reaches the page, stays when left empty, and only what is typed can be shown", async () => {
    const home = finishedHome().connect();
    const { page } = await open(home);
    await page.getByRole("link", { name: "Edit Acme" }).click();
    const key = page.getByLabel(/^API Key/);
    await page.getByText("Set. Leave it empty to keep it.").waitFor();
    expect(await page.content()).not.toContain("demo-key");
    expect(await page.getByRole("button", { name: "Show" }).count()).toBe(0);
    await key.fill("typed");
    await page.getByRole("button", { name: "Show what you typed for API Key" }).click();
    expect(await key.getAttribute("type")).toBe("text");
    await key.fill("");
    expect(await key.getAttribute("type")).toBe("password");
    await page.getByLabel("Note").fill("a note");
    await page.getByRole("button", { name: "Test and save" }).click();
    await page.getByText(/^Verified now/).waitFor();
    expect(home.read(FILE)).toContain("demo-key");
    expect(home.read(FILE)).toContain("a note");
  });

  test("leaving a changed form asks first; disconnecting asks what to remember", async () => {
    const home = finishedHome().connect();
    const { page } = await open(home);
    await page.getByRole("link", { name: "Edit Acme" }).click();
    await page.getByLabel("Note").fill("unsaved");
    for (const shown of [1, 0, 1]) {
      await page.keyboard.press("Escape");
      await expect
        .poll(() => page.getByRole("dialog", { name: "Leave without saving?" }).count())
        .toBe(shown);
    }
    await page.getByRole("button", { name: "Leave", exact: true }).click();
    await page.getByRole("button", { name: "Disconnect Acme" }).click();
    await page.getByLabel("Forget it too").check();
    await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
    await page.getByText("Not connected").waitFor();
    expect(() => home.read(FILE)).toThrow("ENOENT");
  });

  test("a plugin's words are text, and its links lead to the web or nowhere", async () => {
    const help = "<img src=x onerror=alert(1)> Under <b>Settings</b>.";
    const fields = [
      { key: "where", label: "Where <i>it</i> is", type: "url", help, docsUrl: "https://acme.example/help" },
      { key: "add", label: "Add columns", type: "checkbox", default: true },
      { key: "kind", label: "Kind", type: "select", options: [{ value: "b", label: "Board <br>" }] },
    ];
    const { page } = await open(finishedHome().install("odd", { label: "Odd & <u>co</u>", fields }));
    await page.getByRole("link", { name: "Connect Odd & <u>co</u>" }).click();
    await page.getByLabel("Where <i>it</i> is").waitFor();
    expect(await page.getByText(help).count()).toBe(1);
    expect(await page.locator("dialog :is(img, b, i, u, br)").count()).toBe(0);
    const link = page.getByRole("link", { name: "Where to find it" });
    expect(await link.getAttribute("rel")).toContain("noopener");
    expect(await page.getByLabel("Add columns").isChecked()).toBe(true);
    expect(await page.getByLabel("Kind").locator("option").allInnerTexts()).toEqual([
      "Choose…",
      "Board <br>",
    ]);
  });

  test("when the server has ended, the page says so and how to start it", async () => {
    const { page, stop } = await open(finishedHome());
    await page.getByRole("link", { name: "Connect Acme" }).waitFor();
    await stop();
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.getByText("Peregrine's server does not answer.").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("peregrine ui");
  });
});

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}
