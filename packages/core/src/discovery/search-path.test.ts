import { mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { searchPath } from "./search-path.ts";
import { emptyFolder, link } from "./testing/test-packages.ts";

function folders(root: string, ...paths: string[]): string[] {
  const made = paths.map((path) => join(root, path));
  for (const path of made) mkdirSync(path, { recursive: true });
  return made;
}

test("the home comes first, then its parents, then where the host is installed, then the plugin path", () => {
  const root = emptyFolder();
  const [home, parent, prefix, , plugins, more] = folders(
    root,
    "jobs/peregrine/node_modules",
    "jobs/node_modules",
    "usr/lib/node_modules",
    "usr/lib/node_modules/@peregrine/cli/dist",
    "plugins",
    "more",
  );
  const found = searchPath({
    homeDir: join(root, "jobs/peregrine"),
    hostDir: join(root, "usr/lib/node_modules/@peregrine/cli/dist"),
    pluginPath: [plugins, "", join(root, "missing"), more].join(delimiter),
  });
  expect(found).toEqual([home, parent, prefix, plugins, more]);
});

test("a folder that is reached twice, even through a symlink, is searched once", () => {
  const root = emptyFolder();
  const [modules] = folders(root, "home/node_modules", "home/node_modules/@peregrine/cli");
  link(join(root, "home"), join(root, "linked"));
  const found = searchPath({
    homeDir: join(root, "home"),
    hostDir: join(root, "linked/node_modules/@peregrine/cli"),
    pluginPath: join(root, "linked/node_modules"),
  });
  expect(found).toEqual([modules]);
});

test("a host that pnpm installed globally finds what was installed beside it, not what pnpm hoists", () => {
  const root = emptyFolder();
  const [beside, own] = folders(
    root,
    "global/5/node_modules",
    "global/5/node_modules/.pnpm/@peregrine+cli@1.0.0/node_modules",
    "global/5/node_modules/.pnpm/@peregrine+cli@1.0.0/node_modules/@peregrine/cli",
    "global/5/node_modules/.pnpm/node_modules",
    "home",
  );
  link(join(own!, "@peregrine/cli"), join(beside!, "@peregrine/cli"));
  const found = searchPath({ homeDir: join(root, "home"), hostDir: join(beside!, "@peregrine/cli") });
  expect(found).toEqual([own, beside]);
});

test("a home that does not exist yet finds what is installed above it", () => {
  const root = emptyFolder();
  const [modules] = folders(root, "node_modules");
  expect(searchPath({ homeDir: join(root, "not/yet") })).toEqual([modules]);
});

test("symlinks that lead in a circle are left out", () => {
  const root = emptyFolder();
  link(join(root, "node_modules"), join(root, "node_modules"));
  expect(searchPath({ homeDir: root, pluginPath: join(root, "node_modules") })).toEqual([]);
});
