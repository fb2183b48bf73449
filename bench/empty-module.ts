import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes an empty ES module: what it costs to start Node at all. */
export function emptyModule(dir: string): string {
  const path = join(dir, "empty.mjs");
  writeFileSync(path, "");
  return path;
}
