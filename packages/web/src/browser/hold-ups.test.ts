import { describe, expect, test } from "vitest";
import { connectedHome, showPlan } from "./testing/sync-home.ts";
import { useBrowser } from "./testing/use-browser.ts";

const open = useBrowser();

describe("A sync that cannot simply go on", () => {
  test("a short wait for the service is told, with its end and its reason, and the run goes on by itself", async () => {
    const home = connectedHome(2);
    const { page, service, gate } = await open(home);
    await showPlan(page, home);
    gate.retryAfter = 4;
    await page.getByRole("button", { name: "Sync 2 jobs" }).click();
    await page.getByText(/^Waiting for the service until /).waitFor();
    gate.retryAfter = undefined;
    await page.getByRole("heading", { name: "Done", exact: true }).waitFor();
    expect(service.records()).toHaveLength(2);
  });

  test("a wait that is too long puts the run off until then; asked to, it begins at once", async () => {
    const home = connectedHome(2);
    const { page, service, gate } = await open(home);
    await showPlan(page, home);
    gate.retryAfter = 7200;
    await page.getByRole("button", { name: "Sync 2 jobs" }).click();
    await page.getByRole("heading", { name: "Put off" }).waitFor();
    expect(service.records()).toHaveLength(0);
    gate.retryAfter = undefined;
    await page.getByRole("button", { name: "Do not wait, begin now" }).click();
    await page.getByRole("heading", { name: "Done", exact: true }).waitFor();
    expect(service.records()).toHaveLength(2);
  });

  test("a plan that changes an unusual share of the records is not begun before the user agrees", async () => {
    const home = connectedHome(60);
    const { page, service } = await open(home);
    await showPlan(page, home);
    await page.getByRole("button", { name: "Sync 60 jobs" }).click();
    await page.getByRole("heading", { name: "Done", exact: true }).waitFor();
    home.write("jobs.ndjson", home.read("jobs.ndjson").replaceAll("Initech", "Globex"));
    await page.getByRole("button", { name: "Sync again" }).click();
    await page.getByRole("button", { name: "Show the plan" }).click();
    const agree = page.getByRole("checkbox", { name: "I have looked it over; go on" });
    await agree.waitFor();
    expect(await page.getByRole("button", { name: "Sync 60 jobs" }).count()).toBe(0);
    await agree.check();
    await page.getByRole("button", { name: "Sync 60 jobs" }).click();
    await page.getByRole("heading", { name: "Done", exact: true }).waitFor();
    expect(new Set(service.records().map(({ company }) => company))).toEqual(new Set(["Globex"]));
  });
});
