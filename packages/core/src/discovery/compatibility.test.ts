import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CORE_VERSION } from "./core-version.ts";
import { discover } from "./discover.ts";
import { emptyFolder, install } from "./testing/test-packages.ts";

const own = { version: "1.4.0", apiVersion: 2 };

function problemOf(apiVersion: unknown, range: string) {
  const homeDir = emptyFolder();
  const peregrine = { apiVersion, manifest: "./dist/peregrine.json" };
  const entry = 'throw new Error("its code must not run");';
  install(homeDir, "peregrine-integration-acme", {
    entry,
    packageJson: { peregrine, peerDependencies: { "@peregrine/core": range } },
  });
  const { found, problems } = discover({ homeDir, own });
  return found.length === 1 ? undefined : problems[0];
}

test("a package for a newer contract is incompatible, and Peregrine is what to update", () => {
  expect(problemOf(3, "*")).toMatchObject({
    kind: "incompatible",
    name: "acme",
    reason: "it was written for contract 3, and this Peregrine (core 1.4.0) speaks contract 2",
    hint: "Update Peregrine, or install an older version of the package.",
  });
});

test("a package for an older contract is incompatible, and the package is what to update", () => {
  expect(problemOf(1, "*")).toMatchObject({
    kind: "incompatible",
    reason: "it was written for contract 1, and this Peregrine (core 1.4.0) speaks contract 2",
    hint: "Update the package; if there is no newer version, ask its author for one.",
  });
});

test("a package that needs another core is incompatible, with both versions", () => {
  expect(problemOf(2, "^2.0.0 ||\n ^3.0.0")).toMatchObject({
    kind: "incompatible",
    reason: "it needs @peregrine/core ^2.0.0 || ^3.0.0, and this Peregrine has 1.4.0",
  });
});

test.each(["^1.0.0", ">=1 <3", "workspace:^", "latest", "no range\u001B[2J"])(
  "a package that needs core %j fits",
  (range) => {
    expect(problemOf(2, range)).toBeUndefined();
  },
);

test.each(["1", 1.5, null])("a contract of %j is no contract", (apiVersion) => {
  expect(problemOf(apiVersion, "*")).toMatchObject({ kind: "broken" });
});

test("core knows its own version", () => {
  const packageJson: unknown = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  expect(packageJson).toMatchObject({ version: CORE_VERSION });
});
