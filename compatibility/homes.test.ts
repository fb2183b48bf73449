import { cpSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createPeregrine, type Peregrine } from "../packages/core/src/host.ts";
import {
  startServer,
  type RunningServer,
} from "../packages/integration-myservice/src/server/start-server.ts";
import { emptyFolder, installPresentCore, installPublished } from "./testing/old-packages.ts";

const homes = join(import.meta.dirname, "homes");

describe.each(globSync("*", { cwd: homes }))("the folder of a user of %s", (version) => {
  async function open(): Promise<{
    home: string;
    peregrine: Peregrine;
    server: RunningServer;
    jobs: string;
  }> {
    const home = emptyFolder();
    cpSync(join(homes, version), home, { recursive: true });
    installPublished(
      join(home, "node_modules/@peregrine/integration-myservice"),
      "peregrine-integration-myservice-1.0.0",
    );
    installPresentCore(home);
    const server = await startServer({ dataFile: join(home, "service.ndjson") });
    onTestFinished(() => server.close());
    const env = { MYSERVICE_KEY: server.key };
    const peregrine = createPeregrine({ home, env, baseUrls: { myservice: server.url } });
    return { home, peregrine, server, jobs: join(home, "jobs.json") };
  }

  test("is as it was: connected, with its records and its history", async () => {
    const { peregrine } = await open();
    const [connection] = await peregrine.status();
    expect(connection).toMatchObject({ name: "myservice", state: "verified" });
    expect(connection?.lastCheck?.account).toBe("demo workspace");
    const history = await peregrine.history();
    expect(history.map(({ id, counts }) => [id, counts.created, counts.updated])).toEqual([
      [3, 1, 0],
      [2, 0, 1],
      [1, 5, 0],
    ]);
    const { changes } = await peregrine.run(2);
    expect(changes).toMatchObject([{ changes: { status: { before: "applied", after: "offer" } } }]);
  });

  test("syncs on: what was cut off is found, nothing is made twice, what did not change is not written", async () => {
    const { peregrine, server, jobs } = await open();
    const before = server.records();
    const { counts } = await peregrine.sync("myservice", { jobs });
    expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 6, failed: 0 });
    expect(server.records()).toEqual(before);
    expect(before).toHaveLength(6);
  });

  test("lets a run of that time be taken back", async () => {
    const { peregrine, server } = await open();
    expect(await peregrine.undo(2)).toMatchObject({ restored: 1, refused: [] });
    expect(server.records()[0]?.status).toBe("applied");
  });

  test("keeps its files as a person wrote them, and takes new values", async () => {
    const { home, peregrine } = await open();
    const file = join(home, "config/integrations/myservice.yaml");
    const before = readFileSync(file, "utf8");
    expect(await peregrine.test("myservice")).toMatchObject({ ok: true });
    expect(readFileSync(file, "utf8")).toBe(before);
    await peregrine.connect("myservice", { workspace_id: "another" }, { save: "always" });
    expect(readFileSync(file, "utf8")).toBe(before.replace("demo", "another"));
    expect(readFileSync(join(home, "config/user.yaml"), "utf8")).toContain("# Mine\nname: Ada\n");
  });
});
