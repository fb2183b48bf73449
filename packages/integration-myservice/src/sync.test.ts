import { attachIntegration } from "@peregrine/core/host";
import { FaultyServer, assertNoDuplicate } from "@peregrine/testkit";
import { afterEach, beforeEach, expect, it } from "vitest";
import MyService from "./index.ts";
import { startServer, type RunningServer } from "./server/start-server.ts";

const connected = (baseUrl: string, api_key = "demo-key") =>
  attachIntegration({ Integration: MyService, config: { api_key, workspace_id: "demo" }, baseUrl });

const jobs = [1, 2, 3].map((id) => ({
  title: `Job ${id}`,
  url: `https://jobs.example/${id}`,
  status: "applied",
}));

let service: RunningServer;
beforeEach(async () => {
  service = await startServer();
});
afterEach(() => service.close());

it("tests the connection, and blames the key", async () => {
  expect(await connected(service.url).check()).toEqual({ ok: true, account: "demo workspace" });
  expect(await connected(service.url, "wrong").check()).toMatchObject({
    failure: { code: "auth", field: "api_key" },
  });
});

it("makes one record a job, though the answer to the second create was lost", async () => {
  await using server = await FaultyServer.start({ target: service.url });
  server.script({ match: { method: "POST", nth: 2 }, do: { kind: "commitThenDrop" } });
  expect(await connected(server.url).sync(jobs)).toBe(3);
  assertNoDuplicate(service.records(), ({ key }) => key);
  expect(service.records()).toHaveLength(3);
});
