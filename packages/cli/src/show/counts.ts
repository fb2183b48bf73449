import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { thousands } from "../terminal/time.ts";

/** A number with its word; a rare one is left out when it is 0. */
export type Counted = readonly [value: number, word: string, rare?: "rare"];

/** `"200 created · 0 updated · 0 unchanged"` */
export function countLine(counted: readonly Counted[]): string {
  return counted
    .filter(([value, , rare]) => value > 0 || rare === undefined)
    .map(([value, word]) => `${thousands(value)} ${word}`)
    .join(" · ");
}

/** Why jobs were left out, since someone may miss them: `"120 left out (status pending)"`. */
export function skippedLine(
  skipped: number,
  because: Readonly<Record<string, number>>,
  paint: Paint,
): string[] {
  if (skipped === 0) return [];
  const reasons = Object.entries(because).map(([reason, many]) => `${printable(reason)}: ${thousands(many)}`);
  const why = reasons.length > 0 ? ` (${reasons.join(", ")})` : "";
  return [paint.dim(`  ${thousands(skipped)} left out${why}`)];
}
