import type { Env, Output } from "./shell.ts";

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** Writes a text in a style, or as it is where styles are not wanted. */
export type Paint = Record<keyof typeof CODES, (text: string) => string>;

/** Styles for one stream: on a terminal, unless `NO_COLOR` is set; always with `FORCE_COLOR`, as Node itself has it. */
export function paintFor(output: Pick<Output, "isTTY">, env: Env): Paint {
  const styled = wantsColor(output, env);
  const style = (name: keyof typeof CODES) => (text: string) =>
    styled && text !== "" ? `\u001B[${CODES[name][0]}m${text}\u001B[${CODES[name][1]}m` : text;
  return {
    bold: style("bold"),
    dim: style("dim"),
    red: style("red"),
    green: style("green"),
    yellow: style("yellow"),
    cyan: style("cyan"),
  };
}

function wantsColor({ isTTY }: Pick<Output, "isTTY">, env: Env): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}
