import { mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { discover, type DiscoverOptions } from "./discover.ts";
import { emptyFolder, install, link, writePackage } from "./testing/test-packages.ts";

function packagesIn(options: DiscoverOptions): string[] {
  const { found, problems } = discover(options);
  expect(problems).toEqual([]);
  return found.map(({ packageName }) => packageName);
}

test("an installed package is found with all that its manifest says", () => {
  const homeDir = emptyFolder();
  const dir = install(homeDir, "@peregrine/integration-acme", {
    manifest: { summary: "Keeps jobs.", hosts: ["api.acme.com"] },
  });
  expect(discover({ homeDir })).toEqual({
    found: [
      {
        manifest: {
          name: "acme",
          label: "Acme",
          tier: "free",
          summary: "Keeps jobs.",
          hosts: ["api.acme.com"],
          fields: [{ key: "api_key", label: "API Key", type: "password", required: true }],
        },
        packageName: "@peregrine/integration-acme",
        version: "1.2.3",
        dir,
        main: join(dir, "dist/index.js"),
        official: true,
      },
    ],
    problems: [],
  });
});

test("packages of every allowed name are found, sorted by integration; others are not looked at", () => {
  const homeDir = emptyFolder();
  install(homeDir, "peregrine-integration-zeta");
  install(homeDir, "@jane/peregrine-integration-beta");
  install(homeDir, "@peregrine/integration-google-sheets");
  install(homeDir, "@jane/integration-other");
  install(homeDir, "integration-plain");
  install(homeDir, "@peregrine/core", { packageJson: "not read" });
  expect(discover({ homeDir }).problems).toEqual([]);
  expect(discover({ homeDir }).found.map(({ manifest, official }) => [manifest.name, official])).toEqual([
    ["beta", false],
    ["google_sheets", true],
    ["zeta", false],
  ]);
});

test("a package without the keyword is no integration, whatever its name", () => {
  const homeDir = emptyFolder();
  install(homeDir, "peregrine-integration-tools", {
    packageJson: { keywords: ["tools"], peregrine: undefined },
  });
  expect(discover({ homeDir })).toEqual({ found: [], problems: [] });
});

test("removing the package's folder removes the integration", () => {
  const homeDir = emptyFolder();
  const dir = install(homeDir, "peregrine-integration-acme");
  expect(packagesIn({ homeDir })).toEqual(["peregrine-integration-acme"]);
  rmSync(dir, { recursive: true });
  expect(packagesIn({ homeDir })).toEqual([]);
});

test("pnpm's symlinked layout works, and what it hoists in its store is not found", () => {
  const homeDir = emptyFolder();
  const modules = join(homeDir, "node_modules");
  const store = join(
    modules,
    ".pnpm/@peregrine+integration-acme@1.2.3/node_modules/@peregrine/integration-acme",
  );
  writePackage(store, "@peregrine/integration-acme");
  link(store, join(modules, "@peregrine/integration-acme"));
  writePackage(
    join(modules, ".pnpm/node_modules/peregrine-integration-hoisted"),
    "peregrine-integration-hoisted",
  );
  expect(packagesIn({ homeDir })).toEqual(["@peregrine/integration-acme"]);
});

test("a package that is linked from a workspace is found", () => {
  const root = emptyFolder();
  const source = writePackage(join(root, "packages/acme"), "@peregrine/integration-acme", {
    packageJson: { peerDependencies: { "@peregrine/core": "workspace:^" } },
  });
  link(source, join(root, "app/node_modules/@peregrine/integration-acme"));
  expect(packagesIn({ homeDir: join(root, "app") })).toEqual(["@peregrine/integration-acme"]);
});

test("what was installed globally, beside the host, is found", () => {
  const root = emptyFolder();
  install(join(root, "usr/lib"), "@peregrine/integration-acme");
  const hostDir = join(root, "usr/lib/node_modules/@peregrine/cli/dist");
  mkdirSync(hostDir, { recursive: true });
  expect(packagesIn({ homeDir: join(root, "home"), hostDir })).toEqual(["@peregrine/integration-acme"]);
});

test("the plugin path takes folders of packages and single packages, whatever their folders are called", () => {
  const root = emptyFolder();
  writePackage(join(root, "plugins/@jane/peregrine-integration-beta"), "@jane/peregrine-integration-beta");
  const single = writePackage(join(root, "src/my-acme"), "peregrine-integration-acme");
  const pluginPath = [join(root, "plugins"), single].join(delimiter);
  expect(packagesIn({ homeDir: join(root, "home"), pluginPath })).toEqual([
    "peregrine-integration-acme",
    "@jane/peregrine-integration-beta",
  ]);
});

test("the nearest copy of a package is used, and those farther out are no problem", () => {
  const root = emptyFolder();
  const homeDir = join(root, "home");
  const near = install(homeDir, "peregrine-integration-acme", { packageJson: { version: "2.0.0" } });
  install(root, "peregrine-integration-acme");
  const single = writePackage(join(root, "src/acme"), "peregrine-integration-acme");
  const { found, problems } = discover({ homeDir, pluginPath: single });
  expect(found).toMatchObject([{ version: "2.0.0", dir: near }]);
  expect(problems).toEqual([]);
});

test("two packages with one integration name: the nearer is used, the other is reported with both places", () => {
  const root = emptyFolder();
  const homeDir = join(root, "home");
  const near = install(homeDir, "peregrine-integration-acme");
  const far = install(root, "@jane/peregrine-integration-mine", { manifest: { name: "acme" } });
  const { found, problems } = discover({ homeDir });
  expect(found).toMatchObject([{ dir: near }]);
  expect(problems).toEqual([
    {
      packageName: "@jane/peregrine-integration-mine",
      name: "acme",
      path: far,
      kind: "duplicate",
      reason: `"acme" is already provided by peregrine-integration-acme in ${near}; ${far} is not used`,
      hint: "Uninstall peregrine-integration-acme or @jane/peregrine-integration-mine.",
    },
  ]);
});

test("a stranger in the same folder cannot take the name of an official integration", () => {
  const homeDir = emptyFolder();
  install(homeDir, "@aaa/peregrine-integration-acme");
  const official = install(homeDir, "@peregrine/integration-acme");
  const { found, problems } = discover({ homeDir });
  expect(found).toMatchObject([{ dir: official, official: true }]);
  expect(problems).toMatchObject([{ packageName: "@aaa/peregrine-integration-acme", kind: "duplicate" }]);
});

test("a home without any packages has none", () => {
  expect(discover({ homeDir: emptyFolder() })).toEqual({ found: [], problems: [] });
});
