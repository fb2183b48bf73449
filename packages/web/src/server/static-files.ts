import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { getMimeType } from "hono/utils/mime";

/** A file of the pages. */
export interface StaticFile {
  content: Uint8Array<ArrayBuffer>;
  type: string;
  /** Its name changes with its content: it may be kept for ever. */
  immutable: boolean;
}

/**
 * The files of the pages by their paths (`"/assets/index-3f2a.js"`), all in memory: they are few, and what is not among
 * them cannot be asked for, whatever the path.
 */
export function readStaticFiles(dir: string): ReadonlyMap<string, StaticFile> {
  if (!existsSync(dir)) return new Map();
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    paths.map((path) => {
      const url = path.slice(dir.length).replaceAll(sep, "/");
      return [url, { content: readFileSync(path), type: typeOf(url), immutable: url.startsWith("/assets/") }];
    }),
  );
}

function typeOf(url: string): string {
  return getMimeType(url) ?? "application/octet-stream";
}
