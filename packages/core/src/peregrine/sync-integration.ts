import { systemClock } from "../clock.ts";
import type { IntegrationClass } from "../discovery/integration-class.ts";
import { PeregrineError } from "../errors.ts";
import { guardFetch } from "../http/guarded-fetch.ts";
import type { IntegrationBase } from "../integration-base.ts";
import { ATTACH, type Runtime } from "../runtime.ts";
import type { SyncReport } from "../sync/report.ts";
import type { EngineOptions } from "../sync/sync-options.ts";
import { syncTargetOf } from "./sync-target-of.ts";

/** An integration's class, and the world it is to live in. */
export interface AttachOptions {
  Integration: IntegrationClass;
  /** The values of its form, `${NAME}` resolved already. */
  config: Readonly<Record<string, unknown>>;
  /** Where the service is, if not at the class's own `baseUrl`. */
  baseUrl?: string;
  /** By default the global one. */
  fetch?: typeof fetch;
  /** Time one request may take, in milliseconds; by default 30 seconds. */
  deadlineMs?: number;
}

/** All that {@link syncIntegration} can be told. */
export type SyncIntegrationOptions = AttachOptions &
  Omit<EngineOptions, "target" | "fetch" | "clock"> &
  Partial<Pick<EngineOptions, "clock">>;

/**
 * An integration that is connected and talks to the service at `baseUrl`, without a home: for tests of it.
 *
 * @throws PeregrineError `invalid_config` when its own form refuses the values
 */
export function attachIntegration(options: AttachOptions): IntegrationBase {
  return attached(options).instance;
}

/**
 * One sync of an integration's class, without a home and without looking for its package: for tests of it, and for hosts
 * that keep connections elsewhere. The same engine as `Peregrine.sync`; its memory lies in `stateDir`.
 *
 * @throws PeregrineError `invalid_config` when its own form refuses the values, `unsupported` when it writes no jobs,
 *   and when no run could begin, as `Peregrine.sync` does
 *
 * @example
 * const report = await syncIntegration({ Integration: Acme, config, baseUrl: server.url, stateDir, jobs });
 */
export async function syncIntegration(options: SyncIntegrationOptions): Promise<SyncReport> {
  const { runSync } = await import("../sync/run-sync.ts");
  const { Integration: _class, config: _config, baseUrl: _baseUrl, ...engine } = options;
  return runSync({
    fetch: globalThis.fetch,
    clock: systemClock,
    ...engine,
    target: syncTargetOf(attached(options)),
  });
}

function attached(options: AttachOptions): { instance: IntegrationBase; runtime: Runtime } {
  const { Integration, config, baseUrl, deadlineMs, fetch = globalThis.fetch } = options;
  const instance = new Integration();
  const runtime = { fetch: guardFetch(fetch, deadlineMs), ...(baseUrl === undefined ? {} : { baseUrl }) };
  instance[ATTACH](runtime);
  if (instance.connect(config)) return { instance, runtime };
  const { issues } = instance;
  const message = `${instance.label} refuses its values: ${issues.map(({ message }) => message).join("; ")}`;
  throw new PeregrineError("invalid_config", message, { issues });
}
