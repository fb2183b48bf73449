import { readdir, rm, unlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { PeregrineError } from "../errors.ts";
import { configPath } from "./config-path.ts";
import { fileFailure, systemCode } from "./file-failure.ts";
import { makePrivateFolder } from "./file-modes.ts";
import { patchYamlMap, readYamlMap } from "./yaml-file.ts";

export { listConfigured } from "./list-configured.ts";

/** Files of a config folder that are no integration's older file, whatever an integration calls itself. */
const NOT_LEGACY: ReadonlySet<string> = new Set(["user"]);

/**
 * The values of a connection as they stand on disk, `${NAME}` unresolved. Keys that `integrations/<name>.yaml` lacks
 * come from an older `<configDir>/<name>.yaml` if there is one: such installs keep a part of their settings there.
 *
 * @returns undefined when the integration is not connected, even if there is an older file
 * @throws PeregrineError `invalid_config` or `permission`, naming the file
 */
export async function loadConfig(
  name: string,
  configDir: string,
): Promise<Record<string, unknown> | undefined> {
  const path = configPath(name, configDir);
  const values = await readYamlMap(path);
  if (values === undefined) return undefined;
  if (values === null) {
    throw new PeregrineError("invalid_config", `${path} is empty`, {
      hint: "Connect again, or remove the file.",
    });
  }
  return { ...(await loadLegacyConfig(name, configDir)), ...withoutNulls(values) };
}

/** The values of the older `<configDir>/<name>.yaml`, `{}` when there is none: good to fill a form with. */
export async function loadLegacyConfig(name: string, configDir: string): Promise<Record<string, unknown>> {
  const file = `${basename(configPath(name, configDir))}`;
  return NOT_LEGACY.has(name) ? {} : ((await readYamlMap(join(configDir, file))) ?? {});
}

/**
 * Changes the given keys of a connection's file; undefined removes one. The file ends up readable by its owner alone, in
 * a folder that only the owner may enter and that git ignores.
 *
 * @throws PeregrineError `invalid_config` for a file that is broken: it is never overwritten
 */
export async function saveConfig(
  name: string,
  values: Readonly<Record<string, unknown>>,
  configDir: string,
): Promise<void> {
  const path = configPath(name, configDir);
  const folder = dirname(path);
  try {
    makePrivateFolder(folder);
    await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" }).catch(ignoreExisting);
  } catch (error) {
    throw fileFailure(error, folder, "written");
  }
  await patchYamlMap(path, values, 0o600);
}

/**
 * Disconnects: removes a connection's file, and what an interrupted save may have left of it. An older file beside it
 * stays; it is the user's.
 *
 * @returns false when there was none
 */
export async function removeConfig(name: string, configDir: string): Promise<boolean> {
  const path = configPath(name, configDir);
  const folder = dirname(path);
  try {
    const files = await readdir(folder);
    const leftovers = files.filter((file) => file.startsWith(`.${name}.yaml.`));
    for (const file of leftovers) await rm(join(folder, file), { force: true });
    await unlink(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT" || systemCode(error) === "ENOTDIR") return false;
    throw fileFailure(error, path, "removed");
  }
}

function withoutNulls(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function ignoreExisting(error: unknown): void {
  if (systemCode(error) !== "EEXIST") throw error;
}
