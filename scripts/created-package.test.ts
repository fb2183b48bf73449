import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { discover } from "../packages/core/src/host.ts";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "..");
const INSTALLED = ["@peregrine/core", "@peregrine/testkit", "@types/node", "typescript", "vitest"];
const bin = (name: string): string => join(ROOT, "node_modules/.bin", name);

let home: string;
let folder: string;

/** As a new author has it: made by the built command outside of this repository, our packages where npm puts them. */
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "new-author-"));
  folder = join(home, "peregrine-integration-acme");
  const create = join(ROOT, "packages/create-integration/dist/bin.js");
  await run(process.execPath, [create, "acme", "--author", "Ada", "--dir", folder], { cwd: home });
  for (const name of INSTALLED) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    const from = name.startsWith("@peregrine/")
      ? name.replace("@peregrine", "packages")
      : `node_modules/${name}`;
    symlinkSync(join(ROOT, from), link, "junction");
  }
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

test("what npm create makes compiles, builds, and is listed before a line was written", async () => {
  await run(bin("tsc"), [], { cwd: folder });
  await run(bin("tsc"), ["-p", "tsconfig.build.json"], { cwd: folder });
  await run(process.execPath, [join(ROOT, "packages/core/dist/manifest-bin.js")], { cwd: folder });
  const { found, problems } = discover({ homeDir: home, pluginPath: folder });
  expect(problems).toEqual([]);
  expect(found).toMatchObject([{ packageName: "peregrine-integration-acme", manifest: { name: "acme" } }]);
});

test("its tests pass, the contract suite among them", { timeout: 180_000 }, async () => {
  const env = { ...process.env, NO_COLOR: "1" };
  const { stdout } = await run(bin("vitest"), ["run", "src"], { cwd: folder, env });
  expect(stdout).toMatch(/Tests +\d{2,} passed/);
});
