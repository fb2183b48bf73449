import { PeregrineError } from "../errors.ts";
import { SQLITE, sqliteResult } from "../sqlite-result.ts";

/** Someone holds the database for a moment. */
export function isBusy(error: unknown): boolean {
  return sqliteResult(error) === SQLITE.busy;
}

/** SQLite would have to write beside the database before it can read it, and cannot. */
export function needsWriting(error: unknown): boolean {
  const result = sqliteResult(error);
  return result === SQLITE.readOnly || result === SQLITE.cannotOpen;
}

/** Someone has been writing for as long as we were ready to wait. */
export function lockedFailure(label: string, cause?: unknown): PeregrineError {
  return new PeregrineError(
    "locked",
    `${label} is locked: another process has been writing to it all the time`,
    {
      hint: "Try again when Peregrine has finished what it is doing.",
      cause,
    },
  );
}

/** What went wrong with reading a database, in words. */
export function sqliteFailure(label: string, cause: unknown): PeregrineError {
  if (PeregrineError.is(cause)) return cause;
  switch (sqliteResult(cause)) {
    case SQLITE.busy:
      return lockedFailure(label, cause);
    case SQLITE.corrupt:
    case SQLITE.notADatabase:
      return new PeregrineError("invalid_config", `The database ${label} is damaged or cut off`, {
        hint: "Copy it again, or restore a backup.",
        cause,
      });
    case SQLITE.full:
      return new PeregrineError(
        "unknown",
        `There is no room on the disk for a temporary copy of the jobs in ${label}`,
        { cause },
      );
    default: {
      const reason = cause instanceof Error ? cause.message : String(cause);
      return new PeregrineError("unknown", `The database ${label} could not be read: ${reason}`, { cause });
    }
  }
}
