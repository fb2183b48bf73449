import type { FieldChanges, PlanEntry, SyncEvent } from "@peregrine/core/host";
import { clip, pad, widthOf } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { thousands } from "../terminal/time.ts";
import { inShort } from "./explain.ts";
import { showChange, showValue } from "./show-value.ts";

const LIMIT = 20;
const INDENT = 4;
const WIDEST_FIELD = 24;

export interface LinesOptions {
  paint: Paint;
  columns: number;
  /** Jobs to show; the rest is counted. */
  limit?: number | undefined;
}

/** The jobs of a plan or a run as lines, as many as fit a person's patience. */
export class EntryLines {
  readonly #paint: Paint;
  readonly #columns: number;
  readonly #limit: number;
  readonly #lines: string[] = [];
  #seen = 0;

  constructor({ paint, columns, limit = LIMIT }: LinesOptions) {
    this.#paint = paint;
    this.#columns = columns;
    this.#limit = limit;
  }

  /** Adds what is planned for a job. */
  planned({ action, title, changes, failure }: PlanEntry): void {
    if (action === "unchanged") return;
    this.#add(action, title, changes, failure && inShort(failure));
  }

  /** Adds what was written for a job. */
  wrote({ action, title, changes }: Extract<SyncEvent, { type: "wrote" }>): void {
    this.#add(action, title, changes);
  }

  /** Adds what an earlier run wrote for a job; its action is whatever that version of us called it. */
  changed(action: string, title: string, changes: FieldChanges): void {
    this.#add(action === "create" || action === "adopt" ? action : "update", title, changes);
  }

  /** All lines, with a last one about what was left out. */
  lines(howToSeeAll: string): string[] {
    const more = this.#seen - this.#limit;
    return more > 0
      ? [...this.#lines, this.#paint.dim(`  … ${thousands(more)} more; ${howToSeeAll}`)]
      : this.#lines;
  }

  #add(action: PlanEntry["action"], title: string, changes: FieldChanges, reason?: string): void {
    this.#seen += 1;
    if (this.#seen > this.#limit) return;
    const room = this.#columns - INDENT;
    this.#lines.push(`  ${this.#mark(action)} ${clip(printable(title), room)}`);
    if (reason !== undefined) this.#lines.push(`    ${this.#paint.yellow(clip(reason, room))}`);
    else if (action === "create") this.#lines.push(`    ${this.#paint.dim(clip(allOf(changes), room))}`);
    else this.#lines.push(...this.#diff(changes));
  }

  #diff(changes: FieldChanges): string[] {
    const names = Object.keys(changes).map((name) => clip(printable(name), WIDEST_FIELD));
    const width = Math.max(0, ...names.map(widthOf));
    return Object.values(changes).map(
      (change, at) =>
        `    ${pad(names[at]!, width)}  ${showChange(change, this.#columns - INDENT - width - 2, this.#paint)}`,
    );
  }

  #mark(action: PlanEntry["action"]): string {
    const { green, yellow, cyan, red, dim } = this.#paint;
    const marks = {
      create: green("+"),
      update: yellow("~"),
      adopt: cyan("="),
      unchanged: dim("·"),
      detached: dim("-"),
      blocked: red("!"),
    } as const;
    return marks[action];
  }
}

function allOf(changes: FieldChanges): string {
  const set = Object.entries(changes).filter(
    ([, { after }]) => after !== null && after !== undefined && after !== "",
  );
  return set.map(([name, { after }]) => `${printable(name)}: ${showValue(after)}`).join(" · ");
}
