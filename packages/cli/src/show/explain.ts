import type { Failure } from "@peregrine/core/host";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";

/** A failure in three parts: what happened, why, what to do about it. */
export function explain(what: string, failure: Failure, paint: Paint): string {
  const issues = (failure.issues ?? []).map(
    ({ field, message }) => `  ${paint.yellow(printable(field))}: ${printable(message)}`,
  );
  const field =
    failure.field === undefined || issues.length > 0
      ? ""
      : ` ${paint.dim(`(field: ${printable(failure.field)})`)}`;
  return [
    `${paint.red("✗")} ${paint.bold(what)}`,
    `  ${printable(failure.message)}${field} ${paint.dim(`[${failure.code}]`)}`,
    ...issues,
    ...(failure.hint === undefined ? [] : [`${paint.cyan("→")} ${printable(failure.hint)}`]),
    ...(failure.docsUrl === undefined ? [] : [`${paint.cyan("→")} ${printable(failure.docsUrl)}`]),
  ].join("\n");
}

/** The same in one line, for a row among others. */
export function inShort({ code, message }: Failure): string {
  return `${printable(message)} [${code}]`;
}
