import { PeregrineError, toFailure, type CheckResult, type ConnectResult } from "@peregrine/core/host";
import type { ConnectAnswer } from "../../api-types.ts";
import { withDeadline } from "../deadline.ts";
import type { WebContext } from "../web-context.ts";

/** Looks at a form's values or a saved connection; one that hangs has failed its test. */
export async function checkForm(
  { checkDeadlineMs }: WebContext,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<ConnectResult | CheckResult>,
): Promise<ConnectAnswer> {
  try {
    return answerOf(await withDeadline(checkDeadlineMs, caller, work));
  } catch (error) {
    if (!PeregrineError.is(error) || error.code !== "timeout") throw error;
    return answerOf({ ok: false, failure: toFailure(error) });
  }
}

function answerOf(result: ConnectResult | CheckResult): ConnectAnswer {
  if (!("saved" in result)) return { ok: result.ok, saved: false, issues: [], check: result };
  const { path: _path, ...answer } = result;
  return answer;
}
