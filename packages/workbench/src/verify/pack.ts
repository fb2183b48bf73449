import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { PeregrineError } from "@peregrine/core/host";
import { lastLines, runTool } from "../run-tool.ts";
import { readPacked, type PackedPackage } from "./packed-package.ts";

/** Where the packages come from that are verified. */
export interface Source {
  /** The folder they lie in; undefined for a package of a registry. */
  dir?: string;
  /** What npm is asked for. */
  spec: string;
}

/** A path if there is a package in it, else a package of a registry. */
export function sourceOf(target: string, cwd: string): Source {
  const dir = resolve(cwd, target);
  if (existsSync(join(dir, "package.json"))) return { dir, spec: dir };
  if (/^[./~]|\\/.test(target)) {
    throw new PeregrineError("not_found", `There is no package in ${target}`, {
      hint: "Name the folder that holds its package.json, or a package of the registry.",
    });
  }
  return { spec: target };
}

/**
 * Packs a folder, or gets a package from the registry, as its users get it, into an empty folder.
 *
 * @throws PeregrineError `not_found` when npm has no such package, `unknown` when it cannot pack it
 */
export async function pack(
  { dir, spec }: Source,
  into: string,
  signal?: AbortSignal,
): Promise<PackedPackage> {
  const [tool, args] = usesWorkspace(dir)
    ? ["pnpm", ["pack", "--pack-destination", into]]
    : ["npm", ["pack", ...(dir ? [] : [spec]), "--ignore-scripts", "--pack-destination", into]];
  const { code, all } = await runTool(tool, args, { cwd: dir ?? into, signal });
  const file = readdirSync(into).find((name) => name.endsWith(".tgz"));
  if (code === 0 && file !== undefined) return readPacked(join(into, file));
  throw new PeregrineError(
    /\bE404\b|404 Not Found/.test(all) ? "not_found" : "unknown",
    `${tool} could not pack ${spec}`,
    {
      hint: lastLines(all, 4),
    },
  );
}

/** pnpm alone knows what stands for `workspace:`. */
function usesWorkspace(dir: string | undefined): boolean {
  return dir !== undefined && readFileSync(join(dir, "package.json"), "utf8").includes('"workspace:');
}
