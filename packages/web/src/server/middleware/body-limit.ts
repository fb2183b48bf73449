import { PeregrineError } from "@peregrine/core/host";
import type { MiddlewareHandler } from "hono";
import { bodyLimit as honoBodyLimit } from "hono/body-limit";
import { answerFailure } from "../answer-failure.ts";

/** Far more than any form, in bytes. */
const LIMIT = 256 * 1024;

/** Stops reading a body that is too large, whether it says so or not. */
export function bodyLimit(): MiddlewareHandler {
  const tooLarge = new PeregrineError("invalid_config", "The request is larger than 256 KB");
  return honoBodyLimit({ maxSize: LIMIT, onError: (c) => answerFailure(c, tooLarge) });
}
