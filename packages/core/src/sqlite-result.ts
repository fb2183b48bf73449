/** Primary result codes of SQLite that we tell apart (https://www.sqlite.org/rescode.html). */
export const SQLITE = {
  busy: 5,
  readOnly: 8,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** The primary result code behind an error of `node:sqlite`; 0 when it is none. */
export function sqliteResult(error: unknown): number {
  return error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
}
