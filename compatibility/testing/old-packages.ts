import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { ROOT } from "../../scripts/packages/published-packages.ts";

const HERE = join(import.meta.dirname, "..");

/** An empty folder of its own, gone after the test. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "peregrine-compatibility-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts an integration that was written by hand where `npm install` would have put it. */
export function installFixture(home: string, fixture: string, packageName: string): void {
  cpSync(join(HERE, "fixtures", fixture), join(home, "node_modules", packageName), { recursive: true });
}

/** Puts a package there that was published once: `peregrine-core-1.0.0`. */
export function installPublished(folder: string, tarball: string): void {
  mkdirSync(folder, { recursive: true });
  const file = join(HERE, "packages", `${tarball}.tgz`);
  execFileSync("tar", ["-xzf", file, "-C", folder, "--strip-components", "1"]);
}

/** The core of this repository, as a package that integrations in `folder` import. */
export function installPresentCore(folder: string): void {
  link(join(ROOT, "packages/core"), join(folder, "node_modules/@peregrine/core"));
}

/** A core that was published once, in a package's own `node_modules`, with what it needs. */
export function installOldCore(folder: string, tarball: string): void {
  const core = join(folder, "node_modules/@peregrine/core");
  installPublished(core, tarball);
  forgetSources(join(core, "package.json"));
  for (const name of ["yaml", "csv-parse"])
    link(join(ROOT, "packages/core/node_modules", name), join(core, "node_modules", name));
}

/** Tests resolve the condition that stands for sources, which a published package does not bring. */
function forgetSources(file: string): void {
  const json = JSON.parse(readFileSync(file, "utf8")) as { exports: Record<string, Record<string, string>> };
  for (const target of Object.values(json.exports))
    if (typeof target === "object") delete target["@peregrine/source"];
  writeFileSync(file, JSON.stringify(json));
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(realpathSync(target), path, "junction");
}
