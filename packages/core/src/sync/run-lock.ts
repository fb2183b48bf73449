import { readFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PeregrineError } from "../errors.ts";
import { SQLITE, sqliteResult } from "../sqlite-result.ts";
import { refuseNetworkFolder } from "./network-folder.ts";
import { sqliteFailure } from "./sqlite-failure.ts";

/** Held as long as a run goes on. */
export interface RunLock {
  release(): void;
}

/** Who holds a lock, for the one who may not. */
interface Holder {
  pid: number;
  since: string;
  what: string;
}

/**
 * Lets one run at a time write to a connection. The lock is the operating system's own, on a file that SQLite keeps
 * open: it ends with its holder, however that dies, and no living holder's can be taken
 * (https://www.sqlite.org/lockingv3.html).
 *
 * @param what - what the holder does, for the message: `"sync"`
 * @throws PeregrineError `locked`, naming the other run
 */
export function lockRun(stateDir: string, integration: string, what: string, now: number): RunLock {
  if (stateDir === ":memory:") return { release: () => undefined };
  const folder = join(stateDir, "locks");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseNetworkFolder(folder);
  const holderPath = join(folder, `${integration}.json`);
  const database = new DatabaseSync(join(folder, `${integration}.lock`), { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    throw sqliteResult(error) === SQLITE.busy
      ? lockedBy(integration, holderPath)
      : sqliteFailure(stateDir, error);
  }
  writeFileSync(
    holderPath,
    JSON.stringify({ pid: process.pid, since: new Date(now).toISOString(), what } satisfies Holder),
  );
  return { release: () => database.close() };
}

function lockedBy(integration: string, holderPath: string): PeregrineError {
  const holder = readHolder(holderPath);
  const who = holder ? `a ${holder.what} by process ${holder.pid}, since ${holder.since}` : "another run";
  return new PeregrineError("locked", `${integration} is being written to by ${who}`, {
    hint: "Wait until it ends, or stop it; nothing was changed by this one.",
  });
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}
