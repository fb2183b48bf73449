import { readdirSync } from "node:fs";
import { join } from "node:path";
import { NAME_PATTERN } from "./config-path.ts";
import { fileFailure, systemCode } from "./file-failure.ts";

/**
 * Names of the integrations that are connected in a config folder, in alphabetical order. Reads a directory listing
 * and no file: it is on the way of every command.
 */
export function listConfigured(configDir: string): string[] {
  const folder = join(configDir, "integrations");
  return listing(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .filter((name) => NAME_PATTERN.test(name))
    .sort();
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === "ENOENT" || systemCode(error) === "ENOTDIR") return [];
    throw fileFailure(error, folder, "read");
  }
}
