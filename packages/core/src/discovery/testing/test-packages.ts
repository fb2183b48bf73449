import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { likelyName } from "../package-name.ts";

const BASE = new URL("../../integration-base.ts", import.meta.url).href;

/** What to write otherwise than a good package has it. Text goes into a file as it is, null leaves the file out. */
export interface PackageParts {
  packageJson?: Readonly<Record<string, unknown>> | string | null;
  manifest?: Readonly<Record<string, unknown>> | string | null;
  entry?: string | null;
}

/** An empty folder of its own, gone after the test. */
export function emptyFolder(): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "peregrine-")));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Writes a built integration package to `dir`: a good one, but for what `parts` says. */
export function writePackage(dir: string, name: string, parts: PackageParts = {}): string {
  const manifest = goodManifest(likelyName(name) ?? "acme");
  write(join(dir, "package.json"), merged(goodPackageJson(name), parts.packageJson));
  write(join(dir, "dist/peregrine.json"), merged(manifest, parts.manifest));
  write(join(dir, "dist/index.js"), parts.entry === undefined ? goodEntry(manifest.name) : parts.entry);
  return dir;
}

/** Installs an integration as npm does: a folder of its name in `node_modules`. */
export function install(root: string, name: string, parts: PackageParts = {}): string {
  return writePackage(join(root, "node_modules", name), name, parts);
}

/** Makes `path` a symlink to `target`, with the folders above it. */
export function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}

export function goodManifest(name: string) {
  const fields = [{ key: "api_key", label: "API Key", type: "password", required: true }];
  return { name, label: "Acme", tier: "free", fields };
}

/** The source of a class that keeps what its manifest promises; `base` is the module it takes IntegrationBase from. */
export function goodEntry(name: string, base: string = BASE): string {
  const { label, tier, fields } = goodManifest(name);
  return `import { IntegrationBase } from ${JSON.stringify(base)};
export default class Acme extends IntegrationBase {
  static name = ${JSON.stringify(name)};
  static label = ${JSON.stringify(label)};
  static tier = ${JSON.stringify(tier)};
  fields() { return ${JSON.stringify(fields)}; }
}
`;
}

function goodPackageJson(name: string): Record<string, unknown> {
  return {
    name,
    version: "1.2.3",
    type: "module",
    keywords: ["peregrine-integration"],
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    },
    peregrine: { apiVersion: 1, manifest: "./dist/peregrine.json" },
    peerDependencies: { "@peregrine/core": "^1.0.0" },
  };
}

type Content = Readonly<Record<string, unknown>> | string | null | undefined;

function merged(good: Readonly<Record<string, unknown>>, other: Content): string | null {
  return typeof other === "string" || other === null ? other : JSON.stringify({ ...good, ...other });
}

function write(path: string, content: string | null): void {
  mkdirSync(dirname(path), { recursive: true });
  if (content !== null) writeFileSync(path, content);
}
