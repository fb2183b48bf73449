import { describe, expect, test } from "vitest";
import { TestHome } from "../server/testing/test-home.ts";
import { useBrowser } from "./testing/use-browser.ts";

const open = useBrowser();

describe("the first-run wizard", () => {
  test("opens by itself, resumes where it was without the secret, and is never shown again once finished", async () => {
    const home = new TestHome().install();
    const { page, origin } = await open(home);
    await page.getByRole("heading", { name: "Step 7: Integrations" }).waitFor();
    await page.getByRole("button", { name: "Connect Acme" }).click();
    const saved = page.waitForResponse(
      (response) => response.request().postData()?.includes('"demo"') ?? false,
    );
    await page.getByLabel("API Key").fill("demo-key");
    await page.getByLabel("Workspace").fill("demo");
    expect((await saved).request().postData()).not.toContain("demo-key");

    await page.goto(origin);
    await page.getByRole("dialog", { name: "Connect Acme" }).waitFor();
    expect(await page.getByLabel("Workspace").inputValue()).toBe("demo");
    expect(await page.getByLabel("API Key").inputValue()).toBe("");
    await page.getByLabel("API Key").fill("demo-key");
    await page.getByRole("button", { name: "Test and save" }).click();
    await page.getByText("1 integration connected").waitFor();

    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "All set" }).waitFor();
    await page.getByRole("button", { name: "Back" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByRole("link", { name: "Edit Acme" }).waitFor();
    expect(home.read("config/user.yaml")).toContain("wizard_complete: true");
    await page.goto(origin);
    await page.getByRole("link", { name: "Edit Acme" }).waitFor();
  });

  test("can be skipped with nothing connected", async () => {
    const home = new TestHome().install();
    const { page } = await open(home);
    await page.getByRole("button", { name: "Skip for now" }).click();
    await page.getByRole("link", { name: "Connect Acme" }).waitFor();
    expect(home.read("config/user.yaml")).toContain("wizard_complete: true");
  });
});
