import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestHome } from "../server/testing/test-home.ts";
import { withRegistry } from "../server/testing/with-registry.ts";
import { useBrowser } from "./testing/use-browser.ts";

const open = useBrowser();
const NAME = "peregrine-integration-birch";
const BIRCH = {
  name: NAME,
  integration: "birch",
  manifest: { label: "Birch", hosts: ["api.birch.example"] },
};

describe("Adding an integration", () => {
  test("from the search to its form: what is known of it, and consent, come before anything is installed", async () => {
    const home = new TestHome().write("config/user.yaml", "wizard_complete: true\n");
    const { registry, options } = await withRegistry(home);
    await registry.publish(BIRCH);
    const { page } = await open(home, options);
    await page.getByRole("link", { name: "Add an integration" }).click();
    await page.getByLabel("Search by name or purpose").fill("birch");
    await page.getByRole("link", { name: `Look into it: ${NAME}` }).click();
    const panel = page.getByRole("dialog", { name: "Birch" });
    await panel.getByText("api.birch.example").waitFor();
    expect(await panel.innerText()).toMatch(/Published by\s+ada/);
    expect(await panel.innerText()).toMatch(/Built from\s+unverified/);
    expect(await panel.getByRole("button", { name: "Install", exact: true }).count()).toBe(0);
    await panel.getByRole("checkbox", { name: "I trust whoever published it" }).check();
    await panel.getByRole("button", { name: "Install", exact: true }).click();
    await panel.getByText("Birch is installed.").waitFor();
    expect(existsSync(join(home.dir, "node_modules", NAME))).toBe(true);
    await panel.getByRole("link", { name: "Connect it" }).click();
    await page.getByRole("dialog", { name: "Connect Birch" }).waitFor();
  });

  test("a newer version is offered, tried on the connection, and taken back when it fails there", async () => {
    const home = new TestHome().write("config/user.yaml", "wizard_complete: true\n");
    const { registry, options } = await withRegistry(home);
    await registry.publish(BIRCH);
    const { page } = await open(home, options);
    const install = async (button: string) => {
      await page.getByRole("checkbox", { name: "I trust whoever published it" }).check();
      await page.getByRole("button", { name: button, exact: true }).click();
    };
    await page.goto(`${new URL(page.url()).origin}/add/${NAME}`);
    await install("Install");
    await page.getByRole("dialog").getByText("Birch is installed.").waitFor();
    home.write("config/integrations/birch.yaml", "board: jobs\n");
    await registry.publish({ ...BIRCH, version: "1.1.0", verify: 'fail("auth", "It refused you.")' });
    await page.reload();
    await install("Update to 1.1.0");
    await page
      .getByRole("dialog")
      .getByText(/so 1\.0\.0 was put back/)
      .waitFor();
    await page.getByText("It refused you.").first().waitFor();
    const installed = JSON.parse(home.read(`node_modules/${NAME}/package.json`));
    expect(installed.version).toBe("1.0.0");
  });

  test("removing asks about the connection, and keeps it unless told otherwise", async () => {
    const home = new TestHome().write("config/user.yaml", "wizard_complete: true\n");
    const { registry, options } = await withRegistry(home);
    await registry.publish(BIRCH);
    const { page } = await open(home, options);
    await page.goto(`${new URL(page.url()).origin}/add/${NAME}`);
    await page.getByRole("checkbox", { name: "I trust whoever published it" }).check();
    await page.getByRole("button", { name: "Install", exact: true }).click();
    await page.getByRole("dialog").getByText("Birch is installed.").waitFor();
    home.write("config/integrations/birch.yaml", "board: jobs\n");
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    const question = page.getByRole("dialog", { name: "Remove Birch?" });
    await question.getByRole("radio", { name: /^Keep both/ }).waitFor();
    await question.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("dialog").getByText("birch is removed.").waitFor();
    expect(existsSync(join(home.dir, "node_modules", NAME))).toBe(false);
    expect(home.read("config/integrations/birch.yaml")).toBe("board: jobs\n");
  });
});
