import type { IntegrationDetails, Issue } from "@peregrine/core/host";
import { UsageError, type Call } from "../command.ts";
import { didYouMean } from "../did-you-mean.ts";
import { readJsonObject } from "./read-json-object.ts";

/** Values of the form by key. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * The values a call brings along: `--set` before `--from-json` before `PEREGRINE_<NAME>_<KEY>`.
 *
 * @throws UsageError for a key that is no field: a typing mistake must not look like a saved value
 */
export async function givenValues(call: Call, details: IntegrationDetails): Promise<Values> {
  const file = call.value("from-json");
  const values = {
    ...fromEnvironment(call, details),
    ...(file === undefined ? {} : await readJsonObject(file, call.shell)),
    ...Object.fromEntries(call.values("set").map(pairOf)),
  };
  for (const key of Object.keys(values)) refuseUnknown(key, details);
  return values;
}

/** How to give what is missing: by the first of the fields that are not right. */
export function howToGive({ name }: IntegrationDetails, [first]: readonly Issue[]): string {
  const key = first?.field ?? "KEY";
  return `Give it with --set ${key}=…, as "${key}" in --from-json FILE, or as the variable ${variableOf(name, key)}; or run this at a terminal to be asked.`;
}

function fromEnvironment({ shell }: Call, { name, fields }: IntegrationDetails): Values {
  const found = fields.map(({ key }) => [key, shell.env[variableOf(name, key)]] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

function variableOf(name: string, key: string): string {
  return `PEREGRINE_${name}_${key}`.toUpperCase();
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf("=");
  if (at < 1)
    throw new UsageError(`--set needs KEY=VALUE`, "Write it as one word, such as --set workspace_id=jobs");
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function refuseUnknown(key: string, { label, fields }: IntegrationDetails): void {
  const keys = fields.map((field) => field.key);
  if (keys.includes(key)) return;
  throw new UsageError(
    `${label} has no value named "${key}"`,
    didYouMean(key, keys) ?? `It has: ${keys.join(", ")}`,
  );
}
