import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runChild } from "./run-child.ts";
import { FaultyServer } from "./server/faulty-server.ts";

let folder: string;
let posting: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "run-child-"));
  posting = await script(
    "posting.mjs",
    `
    for (let job = 1; job <= 5; job++) {
      await fetch(process.env.SERVICE, { method: "POST", body: String(job) });
      console.log("acknowledged " + job);
    }`,
  );
});

afterAll(() => rm(folder, { recursive: true }));

async function script(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Posts five jobs from a child that is killed at the third, and tells what arrived at the service. */
async function killedAtThird(when: "beforeCommit" | "afterCommit") {
  const committed: string[] = [];
  await using server = await FaultyServer.start({
    target: async (request, response) => {
      for await (const chunk of request) committed.push(String(chunk));
      response.end();
    },
  });
  const killOn = { server, match: { write: true, nth: 3 }, when };
  const child = await runChild({ script: posting, env: { SERVICE: server.url }, killOn });
  const again = await runChild({ script: posting, env: { SERVICE: server.url } });
  return { child, again, committed };
}

test("a child killed before the third commit: two jobs arrived, two were acknowledged", async () => {
  const { child, committed, again } = await killedAtThird("beforeCommit");
  expect(child).toEqual({
    code: null,
    signal: "SIGKILL",
    killed: true,
    stdout: "acknowledged 1\nacknowledged 2\n",
    stderr: "",
  });
  expect(committed).toEqual(["1", "2", "1", "2", "3", "4", "5"]);
  expect(again).toMatchObject({ code: 0, signal: null, killed: false });
});

test("a child killed after the third commit: three jobs arrived, two were acknowledged", async () => {
  const { child, committed } = await killedAtThird("afterCommit");
  expect(child).toMatchObject({
    signal: "SIGKILL",
    killed: true,
    stdout: "acknowledged 1\nacknowledged 2\n",
  });
  expect(committed).toEqual(["1", "2", "3", "1", "2", "3", "4", "5"]);
});

test("a child that ends before it can be killed is told apart, and its fault is taken back", async () => {
  await using server = await FaultyServer.start({ target: (_, response) => response.end() });
  const killOn = { server, match: { nth: 6 }, when: "beforeCommit" } as const;
  expect(await runChild({ script: posting, env: { SERVICE: server.url }, killOn })).toMatchObject({
    code: 0,
    killed: false,
  });
  expect((await fetch(server.url)).status).toBe(200);
});

test("exit code, output, arguments and environment are the child's own", async () => {
  const path = await script(
    "own.cjs",
    `
    console.log(process.argv.slice(2).join(), process.env.OWN, process.env.PATH, process.execArgv.join(), process.cwd());
    console.error("trouble");
    process.exitCode = 3;`,
  );
  const options = {
    args: ["a", "b"],
    env: { OWN: "yes", PATH: undefined },
    execArgv: ["--no-warnings"],
    cwd: folder,
  };
  const { code, stdout, stderr, killed } = await runChild({ script: path, ...options });
  expect([code, stderr, killed]).toEqual([3, "trouble\n", false]);
  expect(stdout).toMatch(/^a,b yes undefined --no-warnings .*run-child-\w+\n$/);
});

test("a child can be killed after some time", async () => {
  const path = await script("forever.mjs", "setInterval(() => {}, 1000); process.on('SIGTERM', () => {});");
  expect(await runChild({ script: path, killOn: { afterMs: 50 } })).toMatchObject({
    signal: "SIGKILL",
    killed: true,
  });
});

test("a child can be killed some time after it has printed something", async () => {
  const path = await script(
    "slow-start.mjs",
    "setTimeout(() => console.log('be' + 'gun'), 300); setInterval(() => {}, 1000);",
  );
  const { killed, stdout } = await runChild({ script: path, killOn: { afterMs: 1, from: "begun" } });
  expect([killed, stdout]).toEqual([true, "begun\n"]);
});

test("a child that is interrupted may finish what is under way", async () => {
  const path = await script(
    "polite.mjs",
    `
    process.once("SIGINT", () => console.log("asked to stop"));
    console.log((await fetch(process.env.SERVICE)).status);`,
  );
  await using server = await FaultyServer.start({ target: (_, response) => response.end() });
  const killOn = { server, match: {}, when: "beforeCommit", signal: "SIGINT" } as const;
  const { code, stdout, killed } = await runChild({ script: path, env: { SERVICE: server.url }, killOn });
  expect([code, killed, stdout.split("\n").sort()]).toEqual([0, true, ["", "200", "asked to stop"]]);
});

test("a child that never ends is an error with its last words", async () => {
  const path = await script(
    "hanging.mjs",
    "console.error('waiting for godot'); setInterval(() => {}, 1000);",
  );
  await expect(runChild({ script: path, deadlineMs: 1_500 })).rejects.toThrow(
    /still running after 1500 ms.*waiting for godot/,
  );
});

test("a folder that is not there is an error, not a hang", async () => {
  await expect(runChild({ script: posting, cwd: join(folder, "nowhere") })).rejects.toThrow("ENOENT");
});
