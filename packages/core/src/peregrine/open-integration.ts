import { loadConfig } from "../config/config-store.ts";
import { resolveEnv } from "../config/resolve-env.ts";
import type { FoundIntegration } from "../discovery/discover.ts";
import { loadClass } from "../discovery/load-class.ts";
import { PeregrineError } from "../errors.ts";
import { guardFetch } from "../http/guarded-fetch.ts";
import type { IntegrationBase } from "../integration-base.ts";
import { ATTACH, type Runtime } from "../runtime.ts";
import type { PeregrineContext } from "./context.ts";
import { findIntegration } from "./find-integration.ts";
import { refuseLocked } from "./refuse-locked.ts";

export interface OpenOptions {
  /** True: there must be a saved connection, and its values must be right; the instance is connected with them. */
  requireConfig: boolean;
  /** Sends the instance's requests instead of the context's guarded `fetch`: one that counts, or keeps a pace. */
  fetch?: typeof fetch;
}

/** An integration ready for use. */
export interface OpenIntegration {
  found: FoundIntegration;
  /** Has its runtime; is connected only if a connection was required. */
  instance: IntegrationBase;
  /** What the connection's file holds, `${NAME}` unresolved; empty when there is none. */
  stored: Readonly<Record<string, unknown>>;
  /** The same with `${NAME}` read from the environment. */
  values: Readonly<Record<string, unknown>>;
  runtime: Runtime;
}

/**
 * Found, allowed by the user's tier, loaded, given its runtime and its stored values.
 *
 * @throws PeregrineError `not_found` when it is not installed, `permission` when the user's tier is below the one it
 *   needs, `incompatible` when it cannot be loaded, `invalid_config` when a connection is required and missing or wrong
 */
export async function openIntegration(context: PeregrineContext, name: string, options: OpenOptions): Promise<OpenIntegration> {
  const found = await findIntegration(context, name);
  await refuseLocked(context, found);
  const instance = new (await loadClass(found))();
  const baseUrl = context.baseUrls[name];
  const runtime: Runtime = { fetch: options.fetch ?? guardFetch(context.fetch), ...(baseUrl === undefined ? {} : { baseUrl }) };
  instance[ATTACH](runtime);
  const saved = await loadConfig(name, context.home.configDir);
  if (options.requireConfig && saved === undefined) throw notConnected(instance);
  const stored = saved ?? {};
  const values = resolveEnv(stored, context.env);
  if (options.requireConfig && !instance.connect(values)) throw wrongConfig(instance);
  return { found, instance, stored, values, runtime };
}

function notConnected({ name, label }: IntegrationBase): PeregrineError {
  return new PeregrineError("invalid_config", `${label} is not connected`, { hint: `Connect it first: peregrine connect ${name}` });
}

function wrongConfig({ name, label, issues }: IntegrationBase): PeregrineError {
  const message = `The saved connection of ${label} is not usable: ${issues.map((issue) => issue.message).join("; ")}`;
  return new PeregrineError("invalid_config", message, { issues, hint: `Enter it anew: peregrine connect ${name}` });
}
