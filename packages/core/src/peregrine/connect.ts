import { configPath } from "../config/config-path.ts";
import { HomeConfig } from "../config/home-config.ts";
import { resolveEnv } from "../config/resolve-env.ts";
import type { Issue } from "../errors.ts";
import type { Config, Field } from "../field.ts";
import type { CheckResult } from "../check-result.ts";
import { recordCheck } from "../sync/checks.ts";
import { markSaved } from "../sync/memory.ts";
import type { ConnectOptions, ConnectResult } from "./api.ts";
import type { Env, PeregrineContext } from "./context.ts";
import { withIntegration, type Opened } from "./open-integration.ts";
import type { OpenedIntegration } from "./opened-integration.ts";
import { storedValues } from "./stored-values.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * Checks the values, tests the connection, and saves it if the test passed. A value that is left out keeps its stored
 * one, and so does an empty secret; null empties it. What is no field of the form is dropped.
 */
export async function connectUseCase(
  context: PeregrineContext,
  name: string,
  given: Values,
  options: ConnectOptions = {},
): Promise<ConnectResult> {
  const how = { requireConfig: false, signal: options.signal };
  return withIntegration(context, name, how, (opened) => connectOpened(context, opened, given, options));
}

async function connectOpened(
  context: PeregrineContext,
  { integration, found }: Opened,
  given: Values,
  { save = "passed", signal }: ConnectOptions,
): Promise<ConnectResult> {
  const { name, fields } = found.manifest;
  const stored = await storedValues(context, name);
  const wanted = merge(fields, stored, given);
  const home = new HomeConfig(context.home.configDirs);
  const path = configPath(name, home.dirOf(name));
  const { issues, config } = await apply(integration, { ...stored, ...wanted }, context.env);
  if (issues.length > 0) return { ok: false, saved: false, issues, path };
  const check = await integration.check(signal);
  const stopped = signal?.aborted === true;
  const saved = !stopped && (save === "always" || (save === "passed" && check.ok));
  if (saved) {
    await home.save(name, onDisk(config, wanted));
    markSaved(context.home.stateDir, name);
    remember(context, name, check);
  }
  return { ok: check.ok, saved, issues: [], check, path };
}

function merge(fields: readonly Field[], stored: Values, given: Values): Values {
  return Object.fromEntries(
    fields.map(({ key, type }) => {
      const value = Object.hasOwn(given, key) ? given[key] : undefined;
      const keeps = value === undefined || (type === "password" && String(value ?? " ").trim() === "");
      return [key, keeps ? stored[key] : (value ?? undefined)];
    }),
  );
}

/** Connects the integration, with variables read; answers what is wrong, a missing variable before the value it leaves missing. */
async function apply(
  integration: OpenedIntegration,
  wanted: Values,
  env: Env,
): Promise<{ issues: Issue[]; config: Config }> {
  const { values, issues } = resolveEnv(wanted, env);
  const connected = await integration.connect(values);
  if (connected.ok) return { issues, config: connected.config };
  const named = new Set(issues.map(({ field }) => field));
  return { issues: [...issues, ...connected.issues.filter(({ field }) => !named.has(field))], config: {} };
}

/** What was tested, but a variable stays a variable, and a default is not written down. */
function onDisk(config: Config, wanted: Values): Values {
  const checked = new Map<string, unknown>(Object.entries(config));
  return Object.fromEntries(
    Object.entries(wanted).map(([key, value]) => {
      const isVariable = typeof value === "string" && /^\s*\$\{\w+\}\s*$/.test(value);
      return [key, value === undefined ? undefined : isVariable ? value.trim() : checked.get(key)];
    }),
  );
}

function remember({ home, clock }: PeregrineContext, name: string, check: CheckResult): void {
  if (check.ok || check.failure.code !== "cancelled") recordCheck(home.stateDir, name, check, clock.now());
}
