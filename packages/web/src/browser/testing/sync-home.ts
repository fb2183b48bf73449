import { join } from "node:path";
import type { Page } from "playwright-core";
import { TestHome } from "../../server/testing/test-home.ts";

/** A connected home whose own jobs are in a file beside. */
export function connectedHome(
  count: number,
  change: (job: TestJob, at: number) => void = () => undefined,
): TestHome {
  const home = new TestHome().connect().write("config/user.yaml", "wizard_complete: true\n");
  home.jobs(
    Array.from({ length: count }, (_, at) => {
      const job: TestJob = {
        url: `https://jobs.example/${at}`,
        title: `Engineer ${at}`,
        company: "Initech",
        status: "applied",
      };
      change(job, at);
      return job;
    }),
  );
  return home;
}

type TestJob = Record<"url" | "title" | "company" | "status", string>;

/** From any page to the plan for the jobs of such a home. */
export async function showPlan(page: Page, home: TestHome): Promise<void> {
  await page.getByRole("link", { name: "Sync", exact: true }).click();
  await page.getByRole("radio", { name: "A file" }).check();
  await page.getByLabel("Path of the file").fill(join(home.dir, "jobs.ndjson"));
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByRole("checkbox", { name: /^applied/ }).waitFor();
  await page.getByRole("button", { name: "Show the plan" }).click();
  await page.getByRole("heading", { name: "The plan for Acme" }).waitFor();
}
