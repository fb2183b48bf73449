import { chmodSync, mkdirSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveHome } from "./home.ts";
import { tempFolder } from "./testing/temp-folder.ts";

const NOBODY = "/nonexistent/nobody";
const search = (cwd: string, more: Partial<Parameters<typeof resolveHome>[0]> = {}) =>
  resolveHome({ env: {}, cwd, userHome: NOBODY, ...more });

test("--home comes first, then PEREGRINE_HOME, then the nearest config upwards", () => {
  const root = tempFolder({ "a/config/user.yaml": "", "b/x": "", "c/config/integrations/notion.yaml": "" });
  const cwd = join(root, "c", "deep", "down");
  mkdirSync(cwd, { recursive: true });
  const env = { PEREGRINE_HOME: join(root, "b") };
  expect(search(cwd, { explicit: "../../../a", env })).toMatchObject({
    dir: join(root, "a"),
    origin: "--home",
  });
  expect(search(cwd, { env })).toMatchObject({ dir: join(root, "b"), origin: "PEREGRINE_HOME" });
  expect(search(cwd, { env: { PEREGRINE_HOME: "" } })).toMatchObject({
    dir: join(root, "c"),
    origin: "found upwards",
  });
});

test("the nearest package.json that depends on Peregrine is next, a config further up still wins", () => {
  const root = tempFolder({
    "app/package.json": JSON.stringify({ devDependencies: { "@peregrine/cli": "1" } }),
    "app/lib/package.json": "{ not json",
    "app/lib/src/package.json/x": "a folder",
    "app/lib/src/cwd/package.json": JSON.stringify({
      dependencies: ["@peregrine/cli"],
      name: "@peregrine/cli",
    }),
  });
  const cwd = join(root, "app/lib/src/cwd");
  expect(search(cwd)).toMatchObject({ dir: join(root, "app"), origin: "package.json" });
  mkdirSync(join(root, "config/integrations"), { recursive: true });
  expect(search(cwd)).toMatchObject({ dir: root, origin: "found upwards" });
});

test("else it is ~/.peregrine, which need not exist and is not made", () => {
  const userHome = tempFolder({ "work/x": "" });
  const home = search(join(userHome, "work"), { userHome });
  const dir = join(userHome, ".peregrine");
  expect(home).toEqual({
    dir,
    configDir: join(dir, "config"),
    configDirs: [join(dir, "config")],
    stateDir: join(dir, ".peregrine"),
    origin: "default",
    notes: [],
  });
  expect(readdirSync(userHome)).toEqual(["work"]);
});

test("a ~ that no shell expanded is expanded", () => {
  const userHome = tempFolder({ "jobs/x": "" });
  expect(search("/", { userHome, env: { PEREGRINE_HOME: "~/jobs", STAGING_DB: "~/s.db" } })).toMatchObject({
    dir: join(userHome, "jobs"),
    jobsPath: join(userHome, "s.db"),
  });
  expect(search("/", { userHome, explicit: "~" }).dir).toBe(userHome);
});

test("a docker layout is found, and its database", () => {
  const dir = tempFolder({ "data/config/user.yaml": "", "data/staging.db": "", "config/llm.yaml": "" });
  expect(search(dir)).toMatchObject({
    dir,
    origin: "found upwards",
    configDir: join(dir, "data/config"),
    jobsPath: join(dir, "data/staging.db"),
    notes: [],
  });
});

test("the database: STAGING_DB, data/staging.db, staging.db; of two, a note says which", () => {
  const dir = tempFolder({ "config/user.yaml": "", "data/staging.db": "", "staging.db": "" });
  expect(search(dir, { env: { STAGING_DB: "mine.db" } })).toMatchObject({
    jobsPath: join(dir, "mine.db"),
    notes: [],
  });
  const both = search(dir);
  expect(both.jobsPath).toBe(join(dir, "data/staging.db"));
  expect(both.notes).toEqual([
    `There are two job databases; ${both.jobsPath} is used, ${join(dir, "staging.db")} is not.`,
  ]);
  rmSync(join(dir, "data/staging.db"));
  expect(search(dir).jobsPath).toBe(join(dir, "staging.db"));
});

test("of two configs the newest file of a name counts, and a note says so", () => {
  const names = [
    "config/user.yaml",
    "data/config/user.yaml",
    "config/integrations/a.yaml",
    "data/config/integrations/a.yaml",
  ];
  const dir = tempFolder(Object.fromEntries(names.map((name) => [name, ""])));
  for (const [index, name] of names.entries()) {
    const seconds = 1_000_000 + [1, 2, 4, 3][index]!;
    utimesSync(join(dir, name), seconds, seconds);
  }
  const [own, docker] = [join(dir, "config"), join(dir, "data/config")];
  const home = search(dir);
  expect(home).toMatchObject({ configDir: docker, configDirs: [own, docker] });
  expect(home.notes).toEqual([
    `This home has more than one config: ${own} and ${docker}. Of each file the newest copy is used.` +
      ` Used now: user.yaml of ${docker}, integrations/a.yaml of ${own}.`,
  ]);
});

test("a home that is missing or a file is refused in plain words", () => {
  const root = tempFolder({ file: "" });
  const named = (name: string) => () => search(root, { explicit: join(root, name) });
  expect(named("nowhere")).toThrow(
    expect.objectContaining({
      code: "invalid_config",
      message: `The home ${join(root, "nowhere")} (from --home) does not exist`,
      hint: expect.stringContaining("mkdir"),
    }),
  );
  expect(named("file")).toThrow(
    expect.objectContaining({ code: "invalid_config", message: expect.stringContaining("is not a folder") }),
  );
});

test("a home that is not ours to write is refused, unless our own folder in it is", ({ skip }) => {
  skip(process.getuid?.() === 0, "root may write everywhere");
  const root = tempFolder({ "locked/config/user.yaml": "", "state/.peregrine/x": "" });
  chmodSync(join(root, "locked"), 0o555);
  chmodSync(join(root, "state"), 0o555);
  const refusal = { code: "permission", hint: expect.stringContaining("chown") };
  expect(() => search(join(root, "locked"))).toThrow(expect.objectContaining(refusal));
  expect(search(root, { explicit: "state" }).dir).toBe(join(root, "state"));
  for (const name of ["locked", "state"]) chmodSync(join(root, name), 0o755);
});

test("the memory of what was synced can lie elsewhere", () => {
  const root = tempFolder({ "config/user.yaml": "" });
  expect(search(root).stateDir).toBe(join(root, ".peregrine"));
  expect(search(root, { env: { PEREGRINE_STATE_DIR: "/local/state" } }).stateDir).toBe("/local/state");
});
