import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";

/** Things to know that stopped nothing. */
export function warningLines(warnings: readonly string[], paint: Paint): string[] {
  return warnings.map((warning) => `${paint.yellow("!")} ${printable(warning)}`);
}
