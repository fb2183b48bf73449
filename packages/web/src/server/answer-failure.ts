import { FAILURES, PeregrineError, toFailure } from "@peregrine/core/host";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { FailureAnswer } from "../api-types.ts";

/** The answer to a request that failed: the failure as data, under the status that its code has. */
export function answerFailure(c: Context, error: unknown): Response {
  const failure = toFailure(PeregrineError.is(error) ? error : unexplained(error));
  const { httpStatus } = FAILURES[failure.code];
  if (failure.retryAfterMs !== undefined)
    c.header("Retry-After", String(Math.ceil(failure.retryAfterMs / 1000)));
  return c.json({ ok: false, failure } satisfies FailureAnswer, httpStatus as ContentfulStatusCode);
}

/** What somebody else's code threw may quote a secret: only its kind is told. */
export function unexplained(error: unknown): PeregrineError {
  const kind = error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : "an error";
  return new PeregrineError("unknown", `Something failed and gave no reason that can be shown (${kind})`, {
    hint: "Run the same with the peregrine command in a terminal to see more.",
  });
}
