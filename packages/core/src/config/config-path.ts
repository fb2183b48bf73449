import { existsSync } from "node:fs";
import { join } from "node:path";
import { PeregrineError } from "../errors.ts";

/** What an integration may be called: the name becomes a file name. */
export const NAME_PATTERN: RegExp = /^[a-z][a-z0-9_]*$/;

/**
 * Where an integration's connection is kept.
 *
 * @throws PeregrineError `invalid_config` for a name that is no plain word, and could lead elsewhere
 */
export function configPath(name: string, configDir: string): string {
  if (!NAME_PATTERN.test(name))
    throw new PeregrineError("invalid_config", `"${name}" cannot be the name of an integration`);
  return join(configDir, "integrations", `${name}.yaml`);
}

/** A connection is configured when its file is there. */
export function isConfigured(name: string, configDir: string): boolean {
  return existsSync(configPath(name, configDir));
}
