import type { Failure } from "@peregrine/core/host";
import { text } from "../text.ts";

/** The server refused a request, or could not be reached. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Any thrown thing as a failure to show. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refused) return error.failure;
  return { code: "unknown", message: error instanceof Error ? error.message : text.unknownFailure };
}
