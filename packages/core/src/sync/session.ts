import type { DatabaseSync } from "node:sqlite";
import type { Caller } from "./attempt.ts";
import { Concurrency } from "./concurrency.ts";
import { openConnection, type Connection } from "./connection.ts";
import { openDatabase } from "./database.ts";
import { governFetch } from "./governed-fetch.ts";
import { Ledger } from "./ledger.ts";
import { Pace } from "./pace.ts";
import { Progress } from "./progress.ts";
import { RunControl } from "./run-control.ts";
import { lockRun } from "./run-lock.ts";
import { CONCURRENCY, PATIENCE_MS, type EngineOptions } from "./sync-options.ts";
import { Traffic } from "./traffic.ts";

/** What one run (or one dry run) works with, from its lock to its connection's memory. */
export interface Session {
  options: EngineOptions;
  database: DatabaseSync;
  connection: Connection;
  ledger: Ledger;
  caller: Caller;
  progress: Progress;
  warnings: string[];
  warn(message: string): void;
  tell: NonNullable<EngineOptions["onEvent"]>;
  close(): void;
}

/**
 * Takes the lock, opens the memory, and puts the integration's requests under the run's control.
 *
 * @throws PeregrineError `locked` when another run is at it, and whatever opening the memory may throw
 */
export function openSession(options: EngineOptions, what: string): Session {
  const { target, stateDir, clock, onEvent } = options;
  const database = openDatabase(stateDir);
  if (options.mostPages !== undefined) database.exec(`PRAGMA max_page_count = ${options.mostPages}`);
  const lock = orClose(database, () => lockRun(stateDir, target.integration, what, clock.now()));
  const tell = onEvent ?? (() => undefined);
  const caller = makeCaller(options, tell);
  const connection = openConnection(database, target.integration, target.scope);
  const progress = new Progress(caller, tell);
  const warnings: string[] = [];
  const warn = (words: string): void => {
    const message = caller.redact(words);
    if (warnings.includes(message)) return;
    warnings.push(message);
    tell({ type: "warning", message });
  };
  const close = (): void => {
    progress.stop();
    lock.release();
    database.close();
  };
  return {
    options,
    database,
    connection,
    ledger: new Ledger(database, connection.id),
    caller,
    progress,
    warnings,
    warn,
    tell,
    close,
  };
}

function makeCaller(options: EngineOptions, tell: NonNullable<EngineOptions["onEvent"]>): Caller {
  const { target, clock, fetch, deadlineMs } = options;
  const limits = { ...target.destination.limits, ...options.limits };
  const never = new AbortController().signal;
  const pace = new Pace(clock, limits.requestsPerSecond);
  const traffic = new Traffic(clock);
  const control = new RunControl({
    clock,
    pace,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    stop: options.stop ?? never,
    signal: options.signal ?? never,
    onWaiting: (until, failure) => tell({ type: "waiting", until, failure }),
  });
  target.attach(
    governFetch(fetch, { pace, traffic, halted: control.halted, signal: control.signal, deadlineMs }),
  );
  return {
    clock,
    control,
    traffic,
    concurrency: new Concurrency(limits.concurrency ?? CONCURRENCY),
    label: target.label,
    redact: (text) => target.redact(text),
    random: options.random ?? Math.random,
  };
}

function orClose<T>(database: DatabaseSync, open: () => T): T {
  try {
    return open();
  } catch (error) {
    database.close();
    throw error;
  }
}
