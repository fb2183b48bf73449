import { execFile } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const run = promisify(execFile);
const folders: string[] = [];

/** The code blocks of a page that name a file: ```` ```ts file=src/index.ts ````. */
function snippetsOf(page: string): [file: string, code: string][] {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)].map((match) => [match[1]!, match[2]!]);
}

/** A folder that holds a page's files, with our packages installed as a plain `npm install` would have done. */
function folderOf(page: string): string {
  const folder = mkdtempSync(join(tmpdir(), "snippets-"));
  folders.push(folder);
  for (const [file, code] of snippetsOf(page)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  for (const name of ["@peregrine/core", "@peregrine/testkit", "@types/node", "vitest"]) {
    const target = name.startsWith("@peregrine/")
      ? name.replace("@peregrine", "packages")
      : `node_modules/${name}`;
    mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
    symlinkSync(join(ROOT, target), join(folder, "node_modules", name), "junction");
  }
  return folder;
}

const tool = (name: string): string => join(ROOT, "node_modules/.bin", name);

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

describe("the guide for authors", () => {
  let folder: string;
  beforeAll(() => {
    folder = folderOf("docs/writing-an-integration.md");
  });

  it("compiles, and its package is one that Peregrine finds", async () => {
    await run(tool("tsc"), [], { cwd: folder });
    const bin = join(ROOT, "packages/core/dist/manifest-bin.js");
    const { stdout } = await run(process.execPath, [bin], { cwd: folder });
    expect(stdout).toContain("acme, 2 fields");
  });

  it("has tests that pass, the contract suite among them", { timeout: 180_000 }, async () => {
    const env = { ...process.env, NO_COLOR: "1" };
    const { stdout } = await run(tool("vitest"), ["run", "src"], { cwd: folder, env });
    expect(stdout).toMatch(/Tests +\d{2,} passed \(\d+\)/);
  });
});

it("every other page's code compiles", async () => {
  const pages = ["README.md", ...globSync("packages/*/README.md", { cwd: ROOT })];
  const withCode = pages.filter((page) => snippetsOf(page).length > 0);
  expect(withCode).toContain("README.md");
  for (const page of withCode) {
    const folder = folderOf(page);
    cpSync(join(folders[0]!, "tsconfig.json"), join(folder, "tsconfig.json"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    await run(tool("tsc"), ["--noEmit"], { cwd: folder });
  }
});
