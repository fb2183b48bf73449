import { homedir } from "node:os";
import { systemClock, type Clock } from "../clock.ts";
import { containmentOf, type Containment } from "../contained/containment.ts";
import { resolveHome, type Home } from "../config/home.ts";
import { discover } from "../discovery/discover.ts";
import type { Env, PeregrineContext } from "./context.ts";
import type { Exchange } from "./watch-exchanges.ts";

/** Where a host's Peregrine works, and through what. Everything has the process's own as its default. */
export interface PeregrineOptions {
  /** The home, or its path. Default: `$PEREGRINE_HOME`, else found from `cwd` upwards, else `~/.peregrine`. */
  home?: Home | string;
  /** Where relative paths and the search for a home begin. */
  cwd?: string;
  /** The folder of the host's own code: integrations installed beside it are found too. */
  hostDir?: string;
  env?: Env;
  fetch?: typeof fetch;
  clock?: Clock;
  /** Where services are, by integration name, if not at their own address: `{ acme: "http://127.0.0.1:4010" }`. */
  baseUrls?: Readonly<Record<string, string>>;
  /**
   * Which integrations run in a process of their own, under Node's permission model: those that are not of the
   * `@peregrine` scope, all, or none. Default: `$PEREGRINE_CONTAINMENT`, else `"third-party"`.
   */
  containment?: Containment;
  /** More folders with integrations, divided as in `PATH`. Default: `$PEREGRINE_PLUGIN_PATH`. */
  pluginPath?: string;
  /** Told each request of an integration once its answer was read, for authors who look on. Never holds a secret of the connection. */
  onExchange?(exchange: Exchange): void;
}

/**
 * Gathers what the use cases need. The only place where they meet the process.
 *
 * @throws PeregrineError `invalid_config` for a home that is missing or no folder, and for a `PEREGRINE_CONTAINMENT` that
 *   is no word of ours; `permission` for a home we cannot write
 */
export function createContext(options: PeregrineOptions = {}): PeregrineContext {
  const env = options.env ?? process.env;
  const home = homeOf(options, env);
  const pluginPath = options.pluginPath ?? env["PEREGRINE_PLUGIN_PATH"];
  return {
    home,
    env,
    fetch: options.fetch ?? globalThis.fetch,
    clock: options.clock ?? systemClock,
    baseUrls: options.baseUrls ?? {},
    containment: options.containment ?? containmentOf(env),
    ...(options.onExchange ? { onExchange: options.onExchange } : {}),
    discover: async () => discover({ homeDir: home.dir, hostDir: options.hostDir, pluginPath }),
  };
}

function homeOf({ home, cwd = process.cwd() }: PeregrineOptions, env: Env): Home {
  if (typeof home === "object") return home;
  return resolveHome({
    ...(home === undefined ? {} : { explicit: home }),
    env,
    cwd,
    userHome: env["HOME"] || homedir(),
  });
}
