import { PeregrineError } from "../errors.ts";
import { SQLITE, sqliteResult } from "../sqlite-result.ts";

/** Runs `action`; a failure of SQLite or of the disk under it comes out in words, with what to do. */
export function explainSqlite<T>(where: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw sqliteFailure(where, error);
  }
}

/** The words for a failure of our own memory. Result codes: https://www.sqlite.org/rescode.html. */
export function sqliteFailure(where: string, error: unknown): unknown {
  if (PeregrineError.is(error) || !(error instanceof Error)) return error;
  const { code } = error as Error & { code?: string };
  const primary = sqliteResult(error);
  if (primary === SQLITE.full || code === "ENOSPC") {
    return failure(
      "The disk is full, so the run could not be recorded",
      "Free some space and run again: what was sent is looked up first, so nothing is doubled.",
      error,
    );
  }
  if (primary === SQLITE.corrupt || primary === SQLITE.notADatabase) {
    return failure(
      `The sync memory in ${where} is damaged`,
      "Move sync.db away and sync again: what is already at the service is found there and taken over.",
      error,
    );
  }
  if (
    primary === SQLITE.readOnly ||
    primary === SQLITE.cannotOpen ||
    code === "EACCES" ||
    code === "EROFS" ||
    code === "EPERM"
  ) {
    return failure(
      `The sync memory in ${where} cannot be written`,
      "Check who owns that folder, and that it is not read-only.",
      error,
    );
  }
  if (primary === SQLITE.busy)
    return new PeregrineError("locked", `Another program holds the sync memory in ${where}`, {
      hint: "Close it, then run again.",
      cause: error,
    });
  return error;
}

function failure(message: string, hint: string, cause: Error): PeregrineError {
  return new PeregrineError("unknown", message, { hint, cause, mayHaveCommitted: false });
}
