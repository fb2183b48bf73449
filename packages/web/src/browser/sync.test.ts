import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { connectedHome, showPlan } from "./testing/sync-home.ts";
import { useBrowser } from "./testing/use-browser.ts";

const open = useBrowser();

describe("Sync", () => {
  test("the plan is paged and searched before anything is written", async () => {
    const home = connectedHome(80, (job, at) => at >= 60 && (job.status = "pending"));
    const { page, service } = await open(home);
    await showPlan(page, home);
    await page.getByText("1–50 of 60").waitFor();
    expect(await page.locator("main").innerText()).toContain("20 left out (status pending: 20)");
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByText("51–60 of 60").waitFor();
    await page.getByLabel("Search by title or company").fill("engineer 42");
    await page.getByText("Engineer 42 @ Initech").waitFor();
    expect(await page.locator("tbody tr").count()).toBe(1);
    await page.locator("summary").click();
    expect(await page.locator("tbody tr").innerText()).toContain("https://jobs.example/42");
    expect(service.records()).toHaveLength(0);
  });

  test("a run shows how it goes on and that the service is silent; once stopped, the rest goes on later", async () => {
    const home = connectedHome(60);
    const { page, service, gate } = await open(home);
    await showPlan(page, home);
    gate.shutAfter(10);
    await page.getByRole("button", { name: "Sync 60 jobs" }).click();
    await page.getByText("10 of 60 jobs").waitFor();
    expect(await page.getByRole("progressbar").getAttribute("value")).toBe("10");
    await page.getByText(/^The service has not answered for [4-9]/).waitFor();
    await page.reload();
    await page.getByText("10 of 60 jobs").waitFor();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("button", { name: "Stop now" }).waitFor();
    gate.open();
    await page.getByRole("heading", { name: "Cancelled" }).waitFor();
    const written = service.records().length;
    expect(written).toBeLessThan(60);
    expect(await page.locator(".tally").innerText()).toContain(`created\n${written}\n`);
    await page.getByRole("button", { name: "Go on with the rest" }).click();
    await page.getByRole("heading", { name: "Done" }).waitFor();
    expect(service.records()).toHaveLength(60);
  });

  test("a changed field is shown as it was and as it will be; the run that changed it is undone from the history", async () => {
    const home = connectedHome(3);
    const { page, service } = await open(home);
    await showPlan(page, home);
    await page.getByRole("button", { name: "Sync 3 jobs" }).click();
    await page.getByRole("heading", { name: "Done" }).waitFor();
    const jobs = home.read("jobs.ndjson");
    home.write("jobs.ndjson", jobs.replace('"status":"applied"', '"status":"interviewing"'));
    await page.getByRole("button", { name: "Sync again" }).click();
    await page.getByRole("button", { name: "Show the plan" }).click();
    const change = page.locator("tbody dd");
    await change.waitFor();
    expect(await change.locator("del").innerText()).toBe("applied");
    expect(await change.locator("ins").innerText()).toBe("interviewing");
    await page.getByRole("button", { name: "Sync 1 job" }).click();
    await page.getByRole("heading", { name: "Done" }).waitFor();
    const statuses = () => service.records().map(({ status }) => status);
    expect(statuses()).toEqual(["interviewing", "applied", "applied"]);

    await page.getByRole("link", { name: "See the run" }).click();
    await page.getByText("What it wrote").first().waitFor();
    await page.getByRole("button", { name: "Undo this run" }).click();
    await page.getByText("One record gets its earlier values back.").waitFor();
    expect(statuses()).toContain("interviewing");
    await page.getByRole("button", { name: "Undo it" }).click();
    await page.getByText("1 restored, 0 taken back.").waitFor();
    expect(statuses()).toEqual(["applied", "applied", "applied"]);
  });

  test("jobs that the service refuses are told with the reason, once for all of them, and can be tried again", async () => {
    const home = connectedHome(4, (job, at) => at % 2 === 1 && (job.title = `Pirate ${at}`));
    const { page, service, gate } = await open(home);
    await showPlan(page, home);
    gate.refused = "Pirate";
    await page.getByRole("button", { name: "Sync 4 jobs" }).click();
    await page.getByRole("heading", { name: "Done, but not for every job" }).waitFor();
    expect(await page.getByText("No Pirate here").count()).toBe(1);
    await page.getByText(/^Pirate \d @ Initech and 1 other$/).click();
    gate.refused = undefined;
    await page.getByRole("button", { name: "Try the failed ones again" }).click();
    await page.getByRole("heading", { name: "Done", exact: true }).waitFor();
    expect(service.records()).toHaveLength(4);
  });

  test("a file that is not there is said to be so, with nothing to run", async () => {
    const home = connectedHome(1);
    const { page } = await open(home);
    await page.getByRole("link", { name: "Sync", exact: true }).click();
    await page.getByRole("radio", { name: "A file" }).check();
    await page.getByLabel("Path of the file").fill(join(home.dir, "nowhere.csv"));
    await page.getByRole("button", { name: "Read the file" }).click();
    await page.getByText("The jobs cannot be read").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("nowhere.csv");
  });
});
