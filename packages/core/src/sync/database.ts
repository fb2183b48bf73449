import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { refuseNetworkFolder } from "./network-folder.ts";
import { explainSqlite } from "./sqlite-failure.ts";
import { SCHEMA, SCHEMA_VERSION } from "./schema.ts";
import { PeregrineError } from "../errors.ts";

/**
 * Opens our memory, `<stateDir>/sync.db`, and makes it first if need be: folder 0700, file 0600.
 *
 * Write-ahead log and `synchronous=FULL`: what was committed outlives a killed process and a power cut
 * (https://www.sqlite.org/pragma.html#pragma_synchronous).
 *
 * @param stateDir - `<home>/.peregrine`, or `":memory:"` for a memory that ends with the process
 * @throws PeregrineError `unsupported` on a network file system, `incompatible` for the file of a newer version
 */
export function openDatabase(stateDir: string): DatabaseSync {
  if (stateDir === ":memory:") return prepared(new DatabaseSync(":memory:"), stateDir);
  return explainSqlite(stateDir, () => {
    makeStateDir(stateDir);
    const path = join(stateDir, "sync.db");
    const database = new DatabaseSync(path, { timeout: 5000 });
    chmodSync(path, 0o600);
    return prepared(database, stateDir);
  });
}

function makeStateDir(stateDir: string): void {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  chmodSync(stateDir, 0o700);
  refuseNetworkFolder(stateDir);
  writeFileSync(join(stateDir, ".gitignore"), "*\n");
}

function prepared(database: DatabaseSync, where: string): DatabaseSync {
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  // The index of a hundred thousand keys fits in 4 MiB; in the usual 2, most look-ups would read the file.
  database.exec("PRAGMA cache_size = -4096");
  const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number };
  if (version > SCHEMA_VERSION) {
    database.close();
    throw new PeregrineError(
      "incompatible",
      `The sync memory in ${where} was written by a newer version of Peregrine`,
      {
        hint: "Update this one; nothing was changed.",
      },
    );
  }
  if (version < SCHEMA_VERSION)
    database.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  return database;
}

/** Runs a change as a whole: all of it is there afterwards, or nothing. */
export function transaction<T>(database: DatabaseSync, change: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = change();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** Opens our memory for one look or change, and closes it again. */
export function withDatabase<T>(stateDir: string, use: (database: DatabaseSync) => T): T {
  const database = openDatabase(stateDir);
  try {
    return explainSqlite(stateDir, () => use(database));
  } finally {
    database.close();
  }
}

/** Is there a memory at all? Looking must not make one. */
export function hasDatabase(stateDir: string): boolean {
  return stateDir !== ":memory:" && existsSync(join(stateDir, "sync.db"));
}
