import type { Issue } from "../errors.ts";

const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** Values with the environment's in place, and which variables were meant. */
export interface ResolvedEnv {
  values: Record<string, unknown>;
  /** Names of the variables that were read. */
  used: string[];
  /** Names of the variables that are not set, or empty. */
  missing: string[];
  /** The same, by field: for a form. */
  issues: Issue[];
}

/**
 * Replaces values that are exactly `${NAME}` by the environment variable of that name. Only whole values: inside a
 * longer text `${NAME}` is text, so that no password has to be escaped. A value that is missing is left out.
 *
 * @example
 * resolveEnv({ token: "${NOTION_TOKEN}" }, process.env).values; // { token: "secret_…" }
 */
export function resolveEnv(
  input: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
): ResolvedEnv {
  const result: ResolvedEnv = { values: {}, used: [], missing: [], issues: [] };
  for (const [key, value] of Object.entries(input)) {
    const name = typeof value === "string" ? REFERENCE.exec(value)?.[1] : undefined;
    const found = name !== undefined && Object.hasOwn(env, name) ? env[name] : undefined;
    if (name === undefined) result.values[key] = value;
    else if (found) {
      result.values[key] = found;
      result.used.push(name);
    } else {
      result.missing.push(name);
      result.issues.push({
        field: key,
        message: `The environment variable ${name}, named by "${key}", is not set`,
      });
    }
  }
  return result;
}
