import { PeregrineError } from "../errors.ts";

/** What went wrong with opening or reading a file of jobs, in words. */
export function fileFailure(label: string, cause: unknown): PeregrineError {
  if (PeregrineError.is(cause)) return cause;
  switch (codeOf(cause)) {
    case "ENOENT":
    case "ENOTDIR":
      return new PeregrineError("not_found", `There is no file ${label}`, { hint: "Check the path.", cause });
    case "EISDIR":
      return new PeregrineError("invalid_config", `${label} is a folder, not a file of jobs`, {
        hint: "Name a file in it, for example its staging.db.",
        cause,
      });
    case "EACCES":
    case "EPERM":
      return new PeregrineError("permission", `${label} may not be read by this user`, {
        hint: "It may belong to root, as files made in a container do: allow your user to read it, or make a copy that belongs to you.",
        cause,
      });
    default: {
      const reason = cause instanceof Error ? cause.message : String(cause);
      return new PeregrineError("unknown", `${label} could not be read: ${reason}`, { cause });
    }
  }
}

/** The code of a system or library error: `"ENOENT"`, `"Z_DATA_ERROR"`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
