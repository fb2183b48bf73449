import type { ConnectionStatus, RunSummary } from "@peregrine/core/host";
import { columns } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { ago, count } from "../terminal/time.ts";
import { runLine } from "./show-report.ts";

/** Every connection with its state, what it holds, and how its last run ended. */
export function showStatus(connections: readonly ConnectionStatus[], now: number, paint: Paint): string {
  if (connections.length === 0) {
    return `Nothing is connected yet.\n${paint.cyan("→")} See what is installed: peregrine list`;
  }
  return columns(connections.map((connection) => row(connection, now, paint))).join("\n");
}

function row(connection: ConnectionStatus, now: number, paint: Paint): string[] {
  const { label, records, lastRun } = connection;
  return [
    paint.bold(printable(label)),
    state(connection, now, paint),
    count(records, "record"),
    lastRun ? run(lastRun, now) : "",
  ];
}

function state({ state, lastCheck, reason }: ConnectionStatus, now: number, paint: Paint): string {
  const because = printable(reason ?? lastCheck?.failure?.message ?? "");
  switch (state) {
    case "verified":
      return paint.green(`verified ${lastCheck ? ago(lastCheck.at, now) : ""}`);
    case "failing":
      return paint.red(
        `failing since ${lastCheck ? ago(lastCheck.since, now) : "its last test"} because: ${because}`,
      );
    case "untested":
      return paint.dim("never tested");
    case "locked":
      return paint.yellow(`locked. ${because}`);
    case "broken":
      return paint.red(`cannot be used: ${because}`);
    case "missing":
      return paint.red(`not installed. ${because}`);
  }
}

function run({ startedAt, outcome, counts }: RunSummary, now: number): string {
  const ended = outcome === undefined || outcome === "done" ? "" : `${outcome}, `;
  return `last run ${ago(startedAt, now)}: ${ended}${runLine(counts)}`;
}
