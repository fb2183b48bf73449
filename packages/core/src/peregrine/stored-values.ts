import { loadLegacyConfig } from "../config/config-store.ts";
import { HomeConfig } from "../config/home-config.ts";
import type { PeregrineContext } from "./context.ts";

/** The values of a connection: those that are saved, else what an older install left to fill the form with. */
export async function storedValues(
  { home }: PeregrineContext,
  name: string,
): Promise<Readonly<Record<string, unknown>>> {
  const config = new HomeConfig(home.configDirs);
  return (await config.load(name)) ?? (await loadLegacyConfig(name, config.dirOf(name)));
}
