import type { Exchange } from "@peregrine/core/host";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";

/** A body longer than this is cut off, in characters. */
const LONGEST = 300;

/** A request and its answer, as an author reads along: `POST https://… 201 34 ms`, then the bodies. */
export function showExchange({ method, url, status, ms, body, answer }: Exchange, paint: Paint): string {
  const outcome =
    status === undefined ? paint.red("no answer") : (status < 400 ? paint.green : paint.red)(String(status));
  return [
    `${paint.bold(printable(method))} ${printable(url)} ${outcome} ${paint.dim(`${ms} ms`)}`,
    ...(body === "" ? [] : [paint.dim(`  → ${shortened(body)}`)]),
    ...(answer === "" ? [] : [paint.dim(`  ← ${shortened(answer)}`)]),
  ].join("\n");
}

function shortened(text: string): string {
  const line = printable(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
