import { PeregrineError } from "../errors.ts";

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const READONLY = 8;
const CANTOPEN = 14;
const BUSY = 5;
const CORRUPT = 11;
const FULL = 13;
const NOTADB = 26;

function resultOf(error: unknown): number {
  return error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
}

/** Someone holds the database for a moment. */
export function isBusy(error: unknown): boolean {
  return resultOf(error) === BUSY;
}

/** SQLite would have to write beside the database before it can read it, and cannot. */
export function needsWriting(error: unknown): boolean {
  return [READONLY, CANTOPEN].includes(resultOf(error));
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
  switch (resultOf(cause)) {
    case BUSY:
      return lockedFailure(label, cause);
    case CORRUPT:
    case NOTADB:
      return new PeregrineError("invalid_config", `The database ${label} is damaged or cut off`, {
        hint: "Copy it again, or restore a backup.",
        cause,
      });
    case FULL:
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
