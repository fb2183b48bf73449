import { HomeConfig } from "../config/home-config.ts";
import { resolveEnv } from "../config/resolve-env.ts";
import { UserProfile } from "../config/user-profile.ts";
import type { FoundIntegration } from "../discovery/discover.ts";
import { checkIntegrity } from "../discovery/integrity.ts";
import { isContained } from "../contained/containment.ts";
import { loadClass } from "../discovery/load-class.ts";
import { PeregrineError, type Issue } from "../errors.ts";
import { guardFetch } from "../http/guarded-fetch.ts";
import type { Runtime } from "../runtime.ts";
import { baseUrlOf } from "./base-url.ts";
import type { PeregrineContext } from "./context.ts";
import { findIntegration } from "./find-integration.ts";
import { inProcess } from "./in-process.ts";
import type { OpenedIntegration } from "./opened-integration.ts";
import { refuseLocked } from "./refuse-locked.ts";
import { watchExchanges } from "./watch-exchanges.ts";

export interface OpenOptions {
  /** True: there must be a saved connection, and its values must be right; the integration is connected with them. */
  requireConfig: boolean;
  /** Ends the integration's requests, also where its author did not pass the signal on. */
  signal?: AbortSignal | undefined;
  /** A feature that the user's tier must open as well: `"acme_sync"`. */
  feature?: string;
}

/** An integration ready for use. */
export interface Opened {
  found: FoundIntegration;
  /** Is connected only if a connection was required. */
  integration: OpenedIntegration;
  /** Where its service is, if it was moved. */
  baseUrl: string | undefined;
}

/**
 * Found, allowed by the user's tier, loaded, given its runtime and its stored values; closed when `use` is through.
 *
 * @throws PeregrineError `not_found` when it is not installed, `permission` when the user's tier is below the one it
 *   needs, `incompatible` when it cannot be loaded or is not as it was installed, `invalid_config` when a connection is required and missing or wrong
 */
export async function withIntegration<T>(
  context: PeregrineContext,
  name: string,
  options: OpenOptions,
  use: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { home, env } = context;
  const found = await findIntegration(context, name);
  refuseLocked(await UserProfile.read(home.configDir), found, options.feature);
  const baseUrl = baseUrlOf(context, name);
  const saved = await new HomeConfig(home.configDirs).load(name);
  if (options.requireConfig && saved === undefined) throw notConnected(found);
  const { values, issues } = resolveEnv(saved ?? {}, env);
  checkIntegrity(home.stateDir, found);
  const send = stoppable(guardFetch(context.fetch), options.signal);
  const runtime: Runtime = { fetch: send, ...(baseUrl === undefined ? {} : { baseUrl }) };
  const loaded = await load(context, found, runtime);
  const integration = context.onExchange ? watchExchanges(loaded, send, context.onExchange) : loaded;
  try {
    const connected = options.requireConfig ? await integration.connect(values) : undefined;
    if (connected?.ok === false) throw wrongConfig(found, issues.length > 0 ? issues : connected.issues);
    return await use({ found, integration, baseUrl });
  } finally {
    await integration.close();
  }
}

async function load(
  { containment }: PeregrineContext,
  found: FoundIntegration,
  runtime: Runtime,
): Promise<OpenedIntegration> {
  if (!isContained(containment, found)) return inProcess(new (await loadClass(found))(), runtime);
  const { openContained } = await import("../contained/open-contained.ts");
  return openContained(found, runtime);
}

function stoppable(send: typeof fetch, signal: AbortSignal | undefined): typeof fetch {
  if (!signal) return send;
  return (input, init) =>
    send(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal });
}

function notConnected({ manifest: { name, label } }: FoundIntegration): PeregrineError {
  return new PeregrineError("invalid_config", `${label} is not connected`, {
    hint: `Connect it first: peregrine connect ${name}`,
  });
}

function wrongConfig(
  { manifest: { name, label } }: FoundIntegration,
  issues: readonly Issue[],
): PeregrineError {
  const [issue] = issues;
  const message = `The saved connection of ${label} cannot be used: ${issues.map(({ message }) => message).join("; ")}`;
  const hint = `Put it right: peregrine connect ${name}`;
  return new PeregrineError("invalid_config", message, {
    issues,
    hint,
    ...(issue ? { field: issue.field } : {}),
  });
}
