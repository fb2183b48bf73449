import { configPath } from "../config/config-path.ts";
import { HomeConfig } from "../config/home-config.ts";
import { resolveEnv } from "../config/resolve-env.ts";
import type { Issue } from "../errors.ts";
import type { Field } from "../field.ts";
import type { CheckResult } from "../check-result.ts";
import type { IntegrationBase } from "../integration-base.ts";
import { recordCheck } from "../sync/checks.ts";
import type { ConnectOptions, ConnectResult } from "./api.ts";
import type { Env, PeregrineContext } from "./context.ts";
import { openIntegration } from "./open-integration.ts";
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
  { save = "passed", signal }: ConnectOptions = {},
): Promise<ConnectResult> {
  const { instance } = await openIntegration(context, name, { requireConfig: false, signal });
  const fields = instance.fields();
  const stored = await storedValues(context, name);
  const wanted = merge(fields, stored, given);
  const config = new HomeConfig(context.home.configDirs);
  const path = configPath(name, config.dirOf(name));
  const issues = apply(instance, { ...stored, ...wanted }, context.env);
  if (issues.length > 0) return { ok: false, saved: false, issues, path };
  const check = await instance.check(signal);
  const stopped = signal?.aborted === true;
  const saved = !stopped && (save === "always" || (save === "passed" && check.ok));
  if (saved) {
    await config.save(name, onDisk(instance, wanted));
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

/** Connects the instance, with variables read; answers what is wrong, a missing variable before the value it leaves missing. */
function apply(instance: IntegrationBase, wanted: Values, env: Env): Issue[] {
  const { values, issues } = resolveEnv(wanted, env);
  instance.connect(values);
  const named = new Set(issues.map(({ field }) => field));
  return [...issues, ...instance.issues.filter(({ field }) => !named.has(field))];
}

/** What was tested, but a variable stays a variable, and a default is not written down. */
function onDisk(instance: IntegrationBase, wanted: Values): Values {
  const checked = new Map<string, unknown>(Object.entries(instance.config));
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
