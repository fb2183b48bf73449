import { existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isIntegrationPackage, PeregrineError } from "@peregrine/core/host";

/** What a person may ask for. */
export type Spec =
  /** A package of a registry, by its own name. */
  | { kind: "package"; packageName: string; wanted?: string }
  /** An integration by its name: `"acme_board"`. */
  | { kind: "name"; name: string; wanted?: string }
  /** A package's folder on this machine. */
  | { kind: "folder"; path: string }
  /** A package's archive on this machine. */
  | { kind: "archive"; path: string };

const NAME = /^[a-z][a-z0-9_-]*$/;

/**
 * Reads what follows `add`: `acme`, `acme@1.2`, `@acme/peregrine-integration-acme@next`, `./mine`, `mine.tgz`.
 *
 * @param cwd - where relative paths begin
 * @throws PeregrineError `invalid_config` for what is none of these, `not_found` for a path with nothing there
 */
export function parseSpec(text: string, cwd: string): Spec {
  if (isPath(text)) return pathSpec(text, cwd);
  const [, name = "", wanted] = /^(@?[^@]+)(?:@(.*))?$/.exec(text) ?? [];
  const version = wanted === undefined || wanted === "" ? {} : { wanted: plain(wanted) };
  if (isIntegrationPackage(name)) return { kind: "package", packageName: name, ...version };
  if (NAME.test(name)) return { kind: "name", name: name.replaceAll("-", "_"), ...version };
  throw new PeregrineError("invalid_config", `"${text}" can be no integration`, {
    hint: "Give an integration's name, its package's (@scope/peregrine-integration-…), or the path of a folder or .tgz.",
  });
}

function isPath(text: string): boolean {
  if (text.includes("://")) return text.startsWith("file://");
  return /^(?:\.{0,2}[\\/]|\.{1,2}$|~[\\/]|file:|[a-z]:[\\/])/i.test(text) || /\.(?:tgz|tar\.gz)$/.test(text);
}

function pathSpec(text: string, cwd: string): Spec {
  const path = text.startsWith("file://")
    ? fileURLToPath(text)
    : resolve(cwd, text.replace(/^file:/, "").replace(/^~(?=[\\/])/, join(homedir())));
  if (!existsSync(path)) {
    throw new PeregrineError("not_found", `There is nothing at ${path}`, { hint: "Check the path." });
  }
  return { kind: statSync(path).isDirectory() ? "folder" : "archive", path };
}

/** Versions, ranges and tags; no address of another place, which npm would follow. */
function plain(wanted: string): string {
  if (/^[\w.^~<>=*|+\- ]{1,100}$/.test(wanted)) return wanted;
  throw new PeregrineError("invalid_config", `"${wanted}" is no version, range or tag`, {
    hint: "Write for instance acme@1.2.3, acme@^1 or acme@next.",
  });
}
