import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { discover } from "./discover.ts";
import { loadClass } from "./load-class.ts";
import { emptyFolder, goodEntry, writePackage, type PackageParts } from "./testing/test-packages.ts";
import { writeManifest } from "./write-manifest.ts";

const BIN = fileURLToPath(new URL("manifest-bin.ts", import.meta.url));
const NAME = "peregrine-integration-acme";

const statics = `
  static baseUrl = "https://api.acme.com/v1";
  static summary = "Keeps jobs.";
  static category = "tracking";
  static features = { acme_sync: "paid" };
  fields()`;

const STATED = goodEntry("acme").replace("fields()", statics.trim());

function build(parts: PackageParts): string {
  return writePackage(emptyFolder(), NAME, { manifest: null, entry: STATED, ...parts });
}

function run(dir: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: dir,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("the manifest of a built package is written from its class, and is what discovery and the loader take", async () => {
  const dir = build({});
  expect(run(dir)).toEqual({
    status: 0,
    stderr: "",
    stdout: `${join(dir, "dist/peregrine.json")}: acme, 1 field\n`,
  });
  expect(readFileSync(join(dir, "dist/peregrine.json"), "utf8")).toBe(`{
  "name": "acme",
  "label": "Acme",
  "tier": "free",
  "fields": [
    {
      "type": "password",
      "key": "api_key",
      "label": "API Key",
      "required": true
    }
  ],
  "category": "tracking",
  "summary": "Keeps jobs.",
  "hosts": [
    "api.acme.com"
  ],
  "features": {
    "acme_sync": "paid"
  }
}
`);
  expect(readdirSync(join(dir, "dist")).sort()).toEqual(["index.js", "peregrine.json"]);
  const { found } = discover({ homeDir: emptyFolder(), pluginPath: dir });
  expect((await loadClass(found[0]!)).name).toBe("acme");
});

test("--check passes on what was just written, and shows what changed since", () => {
  const dir = build({});
  run(dir);
  expect(run(dir, "--check")).toMatchObject({ status: 0, stderr: "" });
  writeFileSync(join(dir, "dist/index.js"), STATED.replace("Keeps jobs.", "Keeps them."));
  expect(run(dir, "--check")).toEqual({
    status: 1,
    stdout: "",
    stderr:
      'peregrine-manifest: its manifest is stale; build the package\n-   "summary": "Keeps jobs.",\n+   "summary": "Keeps them.",\n',
  });
});

test("--check of a package that was never built says so", async () => {
  await expect(writeManifest(build({}), { check: true })).rejects.toThrow(
    "its manifest is not there; build the package",
  );
});

test.each([
  [
    "no keyword",
    { packageJson: { keywords: [], peregrine: undefined } },
    /lacks the keyword "peregrine-integration"/,
  ],
  ["a wrong name", { packageJson: { name: "acme" } }, /none an integration can have/],
  ["no built entry", { entry: null }, /the file it exports is not there/],
  ["a module that throws", { entry: "throw new Error('oh\\nno')" }, /it fails while it loads: oh/],
  [
    "a class without a label",
    { entry: STATED.replace(/static label.*/, "") },
    /its manifest is wrong: label must be text/,
  ],
  [
    "a baseUrl that is none",
    { entry: STATED.replace("https://api.acme.com/v1", "api") },
    /its baseUrl is not an http\(s\) address/,
  ],
] as const)("a package with %s gets the reason and no manifest", async (_what, parts, reason) => {
  const dir = build(parts);
  await expect(writeManifest(dir)).rejects.toThrow(reason);
  expect(readdirSync(join(dir, "dist"))).not.toContain("peregrine.json");
});

test("a wrong call and a wrong package each get one line and exit code 1; --help tells the right calls", () => {
  const dir = build({ packageJson: { name: "acme" } });
  const names = "Names are @scope/peregrine-integration-… and peregrine-integration-….";
  const stderr = `peregrine-manifest: the name in its package.json is none an integration can have. ${names}\n`;
  expect(run(dir)).toEqual({ status: 1, stdout: "", stderr });
  const wrong = run(dir, "--frobnicate");
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toMatch(/^peregrine-manifest: .*--frobnicate.*\n$/);
  expect(run(dir, "--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("--check") });
});
