import type { Progress, SyncEvent } from "@peregrine/core/host";
import { clip } from "../terminal/columns.ts";
import { printable } from "../terminal/printable.ts";
import type { Shell } from "../terminal/shell.ts";
import { duration, moment, thousands } from "../terminal/time.ts";

const REDRAW_MS = 100;
const LINE_MS = 5000;
const BAR = 20;
/** A service that has not answered for so long is worth a word. */
const SILENT_MS = 5000;

const PHASES = {
  prepare: "looking at the service",
  recover: "settling an earlier run",
  plan: "planning",
  write: "writing",
} as const;

type Phase = keyof typeof PHASES;

/** Shows on stderr where a sync stands: one line that is redrawn on a terminal, else a line every few seconds. */
export class SyncProgress {
  readonly #shell: Shell;
  readonly #name: string;
  readonly #timer: NodeJS.Timeout;
  #phase: Phase = "prepare";
  #progress: Progress | undefined;
  #waiting: Extract<SyncEvent, { type: "waiting" }> | undefined;
  #shown = "";

  constructor(shell: Shell, name: string) {
    this.#shell = shell;
    this.#name = printable(name);
    this.#timer = setInterval(() => this.#draw(), shell.err.isTTY ? REDRAW_MS : LINE_MS).unref();
  }

  /** Takes note; what is shown follows at its own pace. */
  show(event: SyncEvent): void {
    if (event.type === "phase") this.#phase = event.phase;
    if (event.type === "progress") this.#progress = event.progress;
    if (event.type === "waiting") this.#waiting = event;
  }

  /** Takes the line away. */
  end(): void {
    clearInterval(this.#timer);
    if (this.#shown !== "" && this.#shell.err.isTTY) this.#shell.err.write("\r\u001B[K");
  }

  #draw(): void {
    const { err } = this.#shell;
    const line = `${this.#name}  ${this.#now()}`;
    if (!err.isTTY) return err.write(`${line}\n`);
    const fitting = clip(line, err.columns - 1);
    if (fitting !== this.#shown) err.write(`\r${fitting}\u001B[K`);
    this.#shown = fitting;
  }

  #now(): string {
    const now = Date.now();
    if (this.#waiting && this.#waiting.until > now) {
      const { until, failure } = this.#waiting;
      return `waiting for the service until ${moment(until, now)} (${printable(failure.message)})`;
    }
    return this.#progress ? progressLine(this.#progress, !this.#shell.err.isTTY) : PHASES[this.#phase];
  }
}

/** `"writing  ████████░░  120/200  9.8/s  8 s left"` */
function progressLine(
  { phase, done, total, rate, remainingMs, silentMs, inFlight }: Progress,
  plain = false,
): string {
  const share = total ? Math.min(1, done / total) : undefined;
  const parts = [
    PHASES[phase],
    share === undefined || plain ? "" : "█".repeat(Math.round(share * BAR)).padEnd(BAR, "░"),
    total === undefined ? `${thousands(done)} jobs` : `${thousands(done)}/${thousands(total)}`,
    rate > 0 ? `${rate < 10 ? rate.toFixed(1) : thousands(Math.round(rate))}/s` : "",
    remainingMs === undefined ? "" : `${duration(remainingMs)} left`,
    inFlight > 0 && silentMs > SILENT_MS ? `no answer for ${duration(silentMs)}` : "",
  ];
  return parts.filter(Boolean).join("  ");
}
