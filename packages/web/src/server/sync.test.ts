import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import type { ActivityAnswer, EntriesPage, FailuresPage, JobsReport, RunsAnswer } from "../api-types.ts";
import { TestHome } from "./testing/test-home.ts";
import { TestWeb } from "./testing/test-web.ts";

const job = (id: number, more: object = {}) => ({
  url: `https://jobs.example/${id}`,
  title: `Job ${id}`,
  company: "Acme",
  status: "approved",
  ...more,
});

describe("the main way", () => {
  test("jobs are counted, planned, synced, looked back at and taken back", async () => {
    const home = new TestHome().connect();
    const jobs = home.jobs([job(1), job(2), job(3, { status: "pending" })]);
    const web = await TestWeb.start(home);
    const counted = await web.json<JobsReport>(`/api/jobs?source=${encodeURIComponent(jobs)}`);
    expect(counted).toMatchObject({
      source: jobs,
      total: 3,
      statuses: [{ status: "approved", count: 2 }, {}],
    });

    const plan = await web.finished("/api/integrations/acme/plan", { jobs });
    expect(plan).toMatchObject({ kind: "plan", state: "done", plan: { counts: { create: 2, skipped: 1 } } });
    const entries = await web.json<EntriesPage>(`/api/activities/${plan.id}/entries?limit=1&offset=1`);
    expect(entries).toMatchObject({
      total: 2,
      offset: 1,
      items: [{ action: "create", title: "Job 2 @ Acme" }],
    });
    expect(entries.items[0]!.changes["title"]).toEqual({ after: "Job 2" });
    expect(web.service.records()).toHaveLength(0);

    const sync = await web.finished("/api/integrations/acme/sync", { jobs });
    expect(sync).toMatchObject({ state: "done", sync: { outcome: "done", counts: { created: 2 } } });
    expect(web.service.records()).toHaveLength(2);

    const { runs } = await web.json<RunsAnswer>("/api/runs?name=acme");
    expect(runs).toMatchObject([{ integration: "acme", outcome: "done", counts: { created: 2 } }]);
    expect(await web.json(`/api/runs/${runs[0]!.id}`)).toMatchObject({ failureCount: 0, changeCount: 2 });
    expect(await web.json(`/api/runs/${runs[0]!.id}/changes?search=job 2`)).toMatchObject({ total: 1 });

    const undo = await web.finished(`/api/runs/${runs[0]!.id}/undo`);
    expect(undo).toMatchObject({ kind: "undo", state: "done", undo: { trashed: 2 } });
  });

  test("an update shows each field before and after; an emptied one is null", async () => {
    const home = new TestHome().connect();
    const web = await TestWeb.start(home);
    await web.finished("/api/integrations/acme/sync", { jobs: home.jobs([job(1)]) });
    const jobs = home.jobs([job(1, { status: "offer", company: "" })]);
    const { id } = await web.finished("/api/integrations/acme/plan", { jobs });
    const { items } = await web.json<EntriesPage>(`/api/activities/${id}/entries?action=update`);
    expect(items).toMatchObject([
      {
        changes: { status: { before: "approved", after: "offer" }, company: { before: "Acme", after: null } },
      },
    ]);
  });

  test("jobs that fail are told one by one, and can be tried again alone", async () => {
    const home = new TestHome().connect();
    const jobs = home.jobs([job(1), job(2, { title: "Bad" })]);
    const web = await TestWeb.start(home);
    const { sync } = await web.finished("/api/integrations/acme/sync", { jobs });
    expect(sync).toMatchObject({ counts: { created: 1, failed: 1 } });
    const failures = await web.json<FailuresPage>(`/api/runs/${sync!.run}/failures`);
    expect(failures).toMatchObject({ total: 1, items: [{ failure: { message: expect.any(String) } }] });
    const again = home.jobs([job(1, { status: "offer" }), job(2)]);
    const retried = await web.finished("/api/integrations/acme/sync", { jobs: again, retryFailed: true });
    expect(retried.sync).toMatchObject({ counts: { created: 1, updated: 0, failed: 0 } });
  });
});

test("a database that the pipeline makes later is found", async () => {
  const home = new TestHome().connect().write("data/.keep", "");
  const web = await TestWeb.start(home);
  expect(await web.json<JobsReport>("/api/jobs")).toMatchObject({ total: 0, failure: { code: "not_found" } });
  const database = new DatabaseSync(`${home.dir}/data/staging.db`);
  database.exec(`
    CREATE TABLE jobs (id INTEGER PRIMARY KEY, title TEXT, company TEXT, url TEXT UNIQUE, status TEXT);
    INSERT INTO jobs VALUES (1, 'Job', 'Acme', 'https://jobs.example/1', 'applied')`);
  database.close();
  expect(await web.json<JobsReport>("/api/jobs")).toMatchObject({
    total: 1,
    statuses: [{ status: "applied" }],
  });
  expect(await web.finished("/api/integrations/acme/sync")).toMatchObject({
    sync: { counts: { created: 1 } },
  });
});

describe("what goes on", () => {
  const slow = async (home: TestHome) => TestWeb.start(home, { service: { latencyMs: 30 } });
  const many = Array.from({ length: 400 }, (_, id) => job(id));

  test("is told as it happens, and from the begin to whoever comes late or comes back", async () => {
    const home = new TestHome().connect();
    const web = await TestWeb.start(home);
    const { id } = await web.finished("/api/integrations/acme/sync", { jobs: home.jobs(many.slice(0, 5)) });
    const all = await web.events(id);
    expect(all.filter(({ type }) => type === "wrote")).toHaveLength(5);
    expect(all.filter(({ type }) => type === "progress").length).toBeLessThanOrEqual(1);
    expect([all[0]!.type, all.at(-1)!.type]).toEqual(["phase", "end"]);
    const response = await web.request(`/api/activities/${id}/events`);
    const ids = [...(await response.text()).matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(await web.events(id, ids.at(-2))).toMatchObject([{ type: "end" }]);
    const headers = { "last-event-id": String(ids.at(-1)) };
    expect((await web.request(`/api/activities/${id}/events`, undefined, { headers })).status).toBe(204);
  });

  test("stops softly when it is cancelled once, and another of the same integration has to wait", async () => {
    const home = new TestHome().connect();
    const web = await slow(home);
    const jobs = home.jobs(many);
    const { activity } = await web.json<ActivityAnswer>("/api/integrations/acme/sync", { jobs });
    for (const path of ["sync", "plan", "disconnect"]) {
      const refused = await web.request(`/api/integrations/acme/${path}`, {});
      expect([refused.status, await refused.json()]).toMatchObject([423, { failure: { code: "locked" } }]);
    }
    const cancelled = await web.json<ActivityAnswer>(`/api/activities/${activity.id}/cancel`, {});
    expect(cancelled.activity.state).toBe("stopping");
    const end = (await web.events(activity.id)).at(-1);
    expect(end).toMatchObject({ type: "end", activity: { state: "done", sync: { outcome: "cancelled" } } });
    expect(web.service.records().length).toBeLessThan(400);
  });

  test("ends by force even if its integration hangs, and the server goes on", async () => {
    const home = new TestHome().connect();
    const web = await TestWeb.start(home);
    const jobs = home.jobs([job(1, { title: "Hang" })]);
    const { activity } = await web.json<ActivityAnswer>("/api/integrations/acme/sync", { jobs });
    await web.json(`/api/activities/${activity.id}/cancel`, { force: true });
    expect((await web.events(activity.id)).at(-1)).toMatchObject({ type: "end" });
    expect((await web.request("/api/overview")).status).toBe(200);
  });

  test("that throws is a failure, whose words are not told: they may quote a secret", async () => {
    const home = new TestHome().install();
    home.write("config/integrations/acme.yaml", "api_key: s3cret-key\nworkspace: throw\n");
    const web = await TestWeb.start(home);
    const failed = await web.finished("/api/integrations/acme/sync", { jobs: home.jobs([job(1)]) });
    expect(failed).toMatchObject({ state: "failed", failure: { code: expect.any(String) } });
    expect(JSON.stringify([failed, await web.events(failed.id)])).not.toContain("s3cret");
  });

  test("is stopped when the server is, and its listeners hear the end", async () => {
    const home = new TestHome().connect();
    const web = await slow(home);
    const { activity } = await web.json<ActivityAnswer>("/api/integrations/acme/sync", {
      jobs: home.jobs(many),
    });
    const events = web.events(activity.id);
    await web.close();
    expect((await events).at(-1)).toMatchObject({ type: "end" });
    await expect(fetch(web.url)).rejects.toThrow("fetch failed");
  });

  test("fails with the reason when there are no jobs", async () => {
    const web = await TestWeb.start(new TestHome().connect());
    const failed = await web.finished("/api/integrations/acme/plan");
    expect(failed).toMatchObject({ state: "failed", failure: { code: "not_found" } });
    for (const jobs of ["-", "", "/dev/zero"])
      expect((await web.request("/api/integrations/acme/plan", { jobs })).status).toBe(422);
  });
});

test.each([
  "/api/activities/x",
  "/api/activities/x/events",
  "/api/activities/x/entries",
  "/api/runs/7",
  "/api/runs/x/failures",
  "/api/runs/1e3",
])("%s is not there", async (path) => {
  const web = await TestWeb.start(new TestHome());
  expect((await web.request(path)).status).toBe(404);
});
