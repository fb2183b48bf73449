import { createPeregrine, toFailure } from "@peregrine/core/host";
import type { CheckOutcome, CheckRequest } from "./check-request.ts";

/**
 * Loads an integration and, if it is connected, tests the connection. Saves nothing: neither values nor what came out.
 */
export async function check({ name, ...where }: CheckRequest): Promise<CheckOutcome> {
  try {
    const peregrine = createPeregrine(where);
    const { integrations } = await peregrine.list();
    const one = integrations.find((integration) => integration.name === name);
    if (one?.locked) return { ok: true, tested: false };
    const { issues, check } = await peregrine.connect(name, {}, { save: "never" });
    if (!one?.configured) return { ok: true, tested: false };
    if (check) return check.ok ? { ok: true, tested: true } : { ok: false, failure: check.failure };
    const message = `The saved connection does not fill in its form: ${issues.map((issue) => issue.message).join("; ")}`;
    return { ok: false, failure: { code: "invalid_config", message, issues } };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
