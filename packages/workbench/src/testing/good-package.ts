import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { create } from "tar";
import { onTestFinished } from "vitest";
import { readPacked, type PackedPackage } from "../verify/packed-package.ts";

/** The files of a package that has nothing wrong; `undefined` leaves one out. */
export type Files = Record<string, string | undefined>;

export const PACKAGE_JSON = {
  name: "peregrine-integration-acme",
  version: "1.0.0",
  keywords: ["peregrine-integration"],
  license: "MIT",
  files: ["dist", "acme.yaml.example", "CHANGELOG.md"],
  type: "module",
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./package.json": "./package.json",
  },
  peerDependencies: { "@peregrine/core": "^1.0.0" },
  peregrine: { apiVersion: 1, manifest: "./dist/peregrine.json" },
};

const MANIFEST = {
  name: "acme",
  label: "Acme",
  tier: "free",
  fields: [
    { key: "api_key", label: "API Key", type: "password", required: true },
    { key: "board", label: "Board", type: "text" },
  ],
};

const FILES: Files = {
  "package.json": JSON.stringify(PACKAGE_JSON),
  "README.md": "# peregrine-integration-acme\n\nIt asks for your _API\nKey_ and a `board`.\n",
  LICENSE: "MIT\n",
  "CHANGELOG.md": "# peregrine-integration-acme\n\n## 1.0.0\n\nThe first.\n",
  "acme.yaml.example": "api_key: ${ACME_KEY}\n# board: jobs\n",
  "dist/index.js": "export default class {}\n",
  "dist/index.d.ts": "export default class {}\n",
  "dist/peregrine.json": JSON.stringify(MANIFEST),
};

/** A folder of the test's own. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "workbench-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Packs the good package, some files of it others, and reads it. */
export async function packed(changes: Files = {}): Promise<PackedPackage> {
  const folder = emptyFolder();
  writeFiles(join(folder, "package"), { ...FILES, ...changes });
  const file = join(folder, "package.tgz");
  await create({ file, cwd: folder, gzip: true }, ["package"]);
  return readPacked(file);
}

/** The good package with another part in its package.json. */
export function withJson(part: Readonly<Record<string, unknown>>): Files {
  return { "package.json": JSON.stringify({ ...PACKAGE_JSON, ...part }) };
}

/** The good package with another part in its manifest. */
export function withManifest(part: Readonly<Record<string, unknown>>): Files {
  return { "dist/peregrine.json": JSON.stringify({ ...MANIFEST, ...part }) };
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
