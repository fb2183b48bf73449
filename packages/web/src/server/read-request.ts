import { PeregrineError } from "@peregrine/core/host";
import type { Context } from "hono";
import type { z } from "zod";

/**
 * The body of a request; `{}` when there is none.
 *
 * @throws PeregrineError `invalid_config`
 */
export async function readBody(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text === "") return {};
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json\s*(?:;|$)/i.test(type))
    throw new PeregrineError("invalid_config", "The request must be application/json");
  try {
    return JSON.parse(text);
  } catch {
    throw new PeregrineError("invalid_config", "The request is not JSON");
  }
}

/**
 * What a request says, in the shape that its route asks for.
 *
 * @throws PeregrineError `invalid_config` with an issue for each part that is wrong
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const issues = error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  const told = issues.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`));
  throw new PeregrineError("invalid_config", `The request is not understood: ${told.join("; ")}`, { issues });
}
