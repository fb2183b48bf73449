import { HomeConfig } from "../config/home-config.ts";
import { resolveEnv } from "../config/resolve-env.ts";
import { UserProfile } from "../config/user-profile.ts";
import type { FoundIntegration } from "../discovery/discover.ts";
import { checkIntegrity } from "../discovery/integrity.ts";
import { loadClass } from "../discovery/load-class.ts";
import { PeregrineError, type Issue } from "../errors.ts";
import { guardFetch } from "../http/guarded-fetch.ts";
import type { IntegrationBase } from "../integration-base.ts";
import { ATTACH, type Runtime } from "../runtime.ts";
import { baseUrlOf } from "./base-url.ts";
import type { PeregrineContext } from "./context.ts";
import { findIntegration } from "./find-integration.ts";
import { refuseLocked } from "./refuse-locked.ts";

export interface OpenOptions {
  /** True: there must be a saved connection, and its values must be right; the instance is connected with them. */
  requireConfig: boolean;
  /** Sends the instance's requests instead of the context's guarded `fetch`: one that counts, or keeps a pace. */
  fetch?: typeof fetch;
  /** Ends the instance's requests, also where its author did not pass the signal on. */
  signal?: AbortSignal | undefined;
  /** A feature that the user's tier must open as well: `"acme_sync"`. */
  feature?: string;
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
  profile: UserProfile;
}

/**
 * Found, allowed by the user's tier, loaded, given its runtime and its stored values.
 *
 * @throws PeregrineError `not_found` when it is not installed, `permission` when the user's tier is below the one it
 *   needs, `incompatible` when it cannot be loaded or is not as it was installed, `invalid_config` when a connection is required and missing or wrong
 */
export async function openIntegration(
  context: PeregrineContext,
  name: string,
  options: OpenOptions,
): Promise<OpenIntegration> {
  const { home, env } = context;
  const found = await findIntegration(context, name);
  const profile = await UserProfile.read(home.configDir);
  refuseLocked(profile, found, options.feature);
  const baseUrl = baseUrlOf(context, name);
  const saved = await new HomeConfig(home.configDirs).load(name);
  if (options.requireConfig && saved === undefined) throw notConnected(found);
  const stored = saved ?? {};
  const { values, issues } = resolveEnv(stored, env);
  checkIntegrity(home.stateDir, found);
  const instance = new (await loadClass(found))();
  const send = stoppable(options.fetch ?? guardFetch(context.fetch), options.signal);
  const runtime: Runtime = { fetch: send, ...(baseUrl === undefined ? {} : { baseUrl }) };
  instance[ATTACH](runtime);
  if (options.requireConfig && !instance.connect(values))
    throw wrongConfig(found, issues.length > 0 ? issues : instance.issues);
  return { found, instance, stored, values, runtime, profile };
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
