import { sampleJobs } from "@peregrine/testkit";
import { describe, expect, it } from "vitest";
import { Search } from "./testing/search.ts";

const jobs = sampleJobs(2);
const later = jobs.map((job) => ({ ...job, status: "offer", salary: "90k" }));

async function headerOf(search: Search): Promise<readonly string[]> {
  return (await search.folder.sheet("jobs.csv"))?.header ?? [];
}

describe("the columns of a sheet", () => {
  it("that a person began are completed if they want that, once, and in their own order", async () => {
    await using search = await Search.open({ spreadsheet: "csv", add_missing_columns: "always" });
    await search.folder.write("jobs.csv", "Mood;Employer;Job Title\n🙂;Castle Rock;Mason\n");
    const asked = await search.sync([]);
    expect((await headerOf(search)).slice(0, 5)).toEqual([
      "Mood",
      "Employer",
      "Job Title",
      "Role Link",
      "Status of Application",
    ]);
    expect(asked.outcome).toBe("done");
    expect((await search.sync(jobs)).counts).toMatchObject({ created: 2, failed: 0 });
    const before = await search.folder.read("jobs.csv");
    expect((await search.sync(jobs)).counts).toMatchObject({ unchanged: 2 });
    expect(await search.folder.read("jobs.csv")).toEqual(before);
    expect(before.toString().split("\n")[1]).toBe("🙂;Castle Rock;Mason");
  });

  it("may be moved, and renamed to another name for the same; one that is deleted stops the run and is named", async () => {
    await using search = await Search.open({ spreadsheet: "csv" });
    await search.sync(jobs);
    const text = (await search.folder.read("jobs.csv")).toString();
    await search.folder.write("jobs.csv", text.replace("Status of Application", "Stage"));
    expect((await search.sync(later)).counts).toMatchObject({ updated: 2, failed: 0 });
    expect((await search.folder.rows("jobs.csv")).map((row) => row["Stage"])).toEqual(["Offer", "Offer"]);
    await search.folder.write("jobs.csv", text.replace("Salary", "Notes"));
    const report = await search.sync(later);
    expect([report.outcome, report.failure?.code]).toEqual(["stopped", "schema"]);
    expect(report.failure?.message).toMatch(/jobs\.csv: .*“Salary”/);
    const values = { field_map: { salary: null } };
    expect((await search.sync(later, { values })).outcome).toBe("done");
  });

  it("go by the user's own names and words", async () => {
    const values = { field_map: { title: "What", key: null }, status_map: { applied: "Sent ✉" } };
    await using search = await Search.open({ spreadsheet: "csv", ...values });
    await search.sync(jobs);
    expect((await headerOf(search)).slice(0, 2)).toEqual(["What", "Company Name"]);
    const [first] = await search.folder.rows("jobs.csv");
    expect(first).toMatchObject({ What: jobs[0]!.title, "Status of Application": "Sent ✉" });
    expect(first).not.toHaveProperty("Peregrine Key");
    expect((await search.sync(later)).counts).toMatchObject({ updated: 2, created: 0 });
  });
});
