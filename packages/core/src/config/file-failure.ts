import { PeregrineError } from "../errors.ts";

const NOT_OURS = new Set(["EACCES", "EPERM", "EROFS"]);
const FULL = new Set(["ENOSPC", "EDQUOT"]);

/** The system's code of a failed file operation: `"ENOENT"`. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/**
 * The failure behind a failed file operation, in a person's words.
 *
 * @param action - what was tried, for the message: `"read"`, `"written"`
 */
export function fileFailure(error: unknown, path: string, action: string): unknown {
  const code = systemCode(error);
  if (PeregrineError.is(error) || code === undefined) return error;
  const message = `${path} could not be ${action} (${code})`;
  if (NOT_OURS.has(code)) {
    const hint =
      "See who owns it with ls -l; if another user does, take it over with sudo chown, or run as that user.";
    return new PeregrineError("permission", message, { hint, cause: error });
  }
  if (FULL.has(code))
    return new PeregrineError("quota", message, {
      hint: "The disk is full; make room, then try again.",
      cause: error,
    });
  const hint = "Something else is in the way at this path; look at it, and move it aside.";
  return new PeregrineError("invalid_config", message, { hint, cause: error });
}
