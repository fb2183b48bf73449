import { toFailure, type Failure } from "./errors.ts";
import type { Config, Field } from "./field.ts";
import { REQUEST_URL } from "./http/http-client.ts";

/**
 * Names the field that made a check fail, when the failure does not: refused credentials point at the one secret, a
 * missing target at the value that stood in the address we asked for.
 */
export function blame(error: unknown, fields: readonly Field[], config: Config): Failure {
  const failure = toFailure(error);
  const known = failure.field !== undefined && fields.some((field) => field.key === failure.field);
  if (known) return failure;
  const { field: _unknown, ...rest } = failure;
  const field = culprit(failure, error, fields, config);
  return field === undefined ? rest : { ...rest, field };
}

function culprit(
  failure: Failure,
  error: unknown,
  fields: readonly Field[],
  config: Config,
): string | undefined {
  if (failure.code === "auth") return only(fields.filter((field) => field.type === "password"));
  if (failure.code === "not_found" || failure.code === "permission" || failure.code === "schema") {
    const asked = partsOf((error as { [REQUEST_URL]?: URL })[REQUEST_URL]);
    return only(
      fields.filter(({ key, type }) => type !== "password" && asked.has(String(config[key] ?? ""))),
    );
  }
  return failure.code === "network" ? only(fields.filter((field) => field.type === "url")) : undefined;
}

function only(fields: readonly Field[]): string | undefined {
  return fields.length === 1 ? fields[0]!.key : undefined;
}

function partsOf(url: URL | undefined): Set<string> {
  if (!url) return new Set();
  const path = url.pathname.split("/").filter(Boolean).map(decode);
  return new Set([...path, ...url.searchParams.values()].filter(Boolean));
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
