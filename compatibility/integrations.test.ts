import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createPeregrine, type Peregrine } from "../packages/core/src/host.ts";
import {
  startServer,
  type RunningServer,
} from "../packages/integration-myservice/src/server/start-server.ts";
import {
  emptyFolder,
  installFixture,
  installOldCore,
  installPresentCore,
  installPublished,
} from "./testing/old-packages.ts";

const MYSERVICE = "@peregrine/integration-myservice";
const published = globSync("packages/peregrine-integration-myservice-*.tgz", {
  cwd: import.meta.dirname,
}).map((file) => /([\d.]+)\.tgz$/.exec(file)![1]!);

interface Old {
  name: string;
  workspaceKey: string;
  install(home: string): void;
}

const OLD: [title: string, Old][] = [
  [
    "an integration of the earliest contract, with test() and sync() of its own,",
    {
      name: "logbook",
      workspaceKey: "workspace",
      install(home) {
        installFixture(home, "earliest", "peregrine-integration-logbook");
        installPresentCore(home);
      },
    },
  ],
  [
    "the same as CommonJS",
    {
      name: "logbook_cjs",
      workspaceKey: "workspace",
      install(home) {
        installFixture(home, "earliest-commonjs", "peregrine-integration-logbook-cjs");
        installPresentCore(home);
      },
    },
  ],
  ...published.flatMap((version): [string, Old][] => [
    [
      `an integration of the earliest contract with the core of ${version} beside it`,
      {
        name: "logbook",
        workspaceKey: "workspace",
        install(home) {
          installFixture(home, "earliest", "peregrine-integration-logbook");
          installOldCore(
            join(home, "node_modules/peregrine-integration-logbook"),
            `peregrine-core-${version}`,
          );
        },
      },
    ],
    [
      `${MYSERVICE} ${version} with the core of today`,
      {
        name: "myservice",
        workspaceKey: "workspace_id",
        install(home) {
          installPublished(
            join(home, "node_modules", MYSERVICE),
            `peregrine-integration-myservice-${version}`,
          );
          installPresentCore(home);
        },
      },
    ],
    [
      `${MYSERVICE} ${version} with the core of its day beside it`,
      {
        name: "myservice",
        workspaceKey: "workspace_id",
        install(home) {
          const folder = join(home, "node_modules", MYSERVICE);
          installPublished(folder, `peregrine-integration-myservice-${version}`);
          installOldCore(folder, `peregrine-core-${version}`);
        },
      },
    ],
  ]),
];

const jobs = [1, 2, 3].map((number) => ({
  title: `Job ${number}`,
  company: "Initech",
  url: `https://example.org/${number}`,
  status: "applied",
}));

describe.each(OLD)("%s", (_title, { name, workspaceKey, install }) => {
  async function start(): Promise<{ peregrine: Peregrine; server: RunningServer }> {
    const home = emptyFolder();
    install(home);
    const server = await startServer();
    onTestFinished(() => server.close());
    const peregrine = createPeregrine({ home, env: {}, baseUrls: { [name]: server.url } });
    return { peregrine, server };
  }

  test("is listed, and nothing is said against it", async () => {
    const { peregrine } = await start();
    const { integrations, problems } = await peregrine.list();
    expect(problems).toEqual([]);
    expect(integrations.map((one) => one.name)).toEqual([name]);
  });

  test("connects, and refuses what the service refuses", async () => {
    const { peregrine, server } = await start();
    const values = { api_key: server.key, [workspaceKey]: server.workspace };
    expect(await peregrine.connect(name, { ...values, api_key: "wrong" })).toMatchObject({
      ok: false,
      saved: false,
    });
    expect(await peregrine.connect(name, values)).toMatchObject({ ok: true, saved: true });
    expect(await peregrine.test(name)).toMatchObject({ ok: true });
  });

  test("syncs each job once, and again for nothing", async () => {
    const { peregrine, server } = await start();
    await peregrine.connect(name, { api_key: server.key, [workspaceKey]: server.workspace });
    expect((await peregrine.sync(name, { jobs })).counts).toMatchObject({ created: 3, failed: 0 });
    const requests = server.requestCount();
    expect((await peregrine.sync(name, { jobs })).counts).toMatchObject({ created: 0, unchanged: 3 });
    expect(server.requestCount()).toBe(requests);
    expect(
      server
        .records()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(jobs.map(({ title }) => title));
  });
});

test("something was published once, and is tried", () => {
  expect(published).toContain("1.0.0");
});
