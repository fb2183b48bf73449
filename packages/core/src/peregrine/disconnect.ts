import { configPath } from "../config/config-path.ts";
import { HomeConfig } from "../config/home-config.ts";
import { forget } from "../sync/connections.ts";
import type { PeregrineContext } from "./context.ts";

/**
 * Removes a saved connection, of an integration that is no longer installed too; with `forget`, also the memory of what
 * was synced.
 *
 * @throws PeregrineError `invalid_config` for a word that can be no integration's name
 */
export async function disconnectUseCase(
  { home }: PeregrineContext,
  name: string,
  options: { forget?: boolean } = {},
): Promise<{ removed: boolean; forgotten: number }> {
  configPath(name, home.configDir);
  const removed = await new HomeConfig(home.configDirs).remove(name);
  return { removed, forgotten: options.forget ? forget(home.stateDir, name) : 0 };
}
