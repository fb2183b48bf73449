import { systemClock } from "../clock.ts";
import type { CheckResult } from "../check-result.ts";
import type { IntegrationClass } from "../discovery/integration-class.ts";
import { PeregrineError, type Issue } from "../errors.ts";
import { guardFetch } from "../http/guarded-fetch.ts";
import type { IntegrationBase } from "../integration-base.ts";
import { ATTACH, type Runtime } from "../runtime.ts";
import type { SyncReport } from "../sync/report.ts";
import type { EngineOptions } from "../sync/sync-options.ts";
import { inProcess } from "./in-process.ts";
import type { OpenedIntegration } from "./opened-integration.ts";
import { syncTargetOf } from "./sync-target-of.ts";

/** An integration's class, and the world it is to live in. */
export interface AttachOptions {
  Integration: IntegrationClass;
  /** The values of its form, `${NAME}` resolved already. */
  config: Readonly<Record<string, unknown>>;
  /** Where the service is, if not at the class's own `baseUrl`. */
  baseUrl?: string;
  /** Address of the module whose default export the class is: it then runs contained, in a process of its own. */
  contained?: URL | string;
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
export function attachIntegration(options: Omit<AttachOptions, "contained">): IntegrationBase {
  const instance = new options.Integration();
  instance[ATTACH](runtimeOf(options));
  if (!instance.connect(options.config)) throw refused(instance.label, instance.issues);
  return instance;
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
  const { Integration: _class, config: _config, baseUrl, contained: _contained, ...engine } = options;
  return withAttached(options, async (integration) =>
    runSync({
      fetch: globalThis.fetch,
      clock: systemClock,
      ...engine,
      target: await syncTargetOf(integration, baseUrl),
    }),
  );
}

/**
 * Tests the connection of an integration's class, without a home and without looking for its package.
 *
 * @throws PeregrineError `invalid_config` when its own form refuses the values
 */
export function checkIntegration(options: AttachOptions & { signal?: AbortSignal }): Promise<CheckResult> {
  return withAttached(options, (integration) => integration.check(options.signal));
}

async function withAttached<T>(
  options: AttachOptions,
  use: (integration: OpenedIntegration) => Promise<T>,
): Promise<T> {
  const { Integration, config, contained } = options;
  const runtime = runtimeOf(options);
  const integration =
    contained === undefined
      ? inProcess(new Integration(), runtime)
      : await (await import("../contained/open-module.ts")).openModule(Integration, contained, runtime);
  try {
    const connected = await integration.connect(config);
    if (!connected.ok) throw refused(integration.label, connected.issues);
    return await use(integration);
  } finally {
    await integration.close();
  }
}

function runtimeOf({ baseUrl, deadlineMs, fetch = globalThis.fetch }: AttachOptions): Runtime {
  return { fetch: guardFetch(fetch, deadlineMs), ...(baseUrl === undefined ? {} : { baseUrl }) };
}

function refused(label: string, issues: readonly Issue[]): PeregrineError {
  const message = `${label} refuses its values: ${issues.map(({ message }) => message).join("; ")}`;
  return new PeregrineError("invalid_config", message, { issues });
}
