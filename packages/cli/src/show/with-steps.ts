import type { Step } from "@peregrine/installer";
import { clip } from "../terminal/columns.ts";
import { printable } from "../terminal/printable.ts";
import type { Shell } from "../terminal/shell.ts";

const PATIENCE_MS = 1000;

const WORDS = {
  "looking up": "Looking up",
  checking: "Looking into",
  installing: "Installing",
  testing: "Testing",
  "taking back": "Taking back",
  removing: "Removing",
} as const satisfies Record<Step["doing"], string>;

/** Says on stderr what is being done once it takes longer than a second; on a terminal, the line goes away afterwards. */
export async function withSteps<T>(
  { err }: Shell,
  work: (onStep: (step: Step) => void) => Promise<T>,
): Promise<T> {
  let line: string | undefined;
  let late = false;
  const draw = () => {
    if (!late || line === undefined) return;
    err.write(err.isTTY ? `\r${clip(line, err.columns - 1)}\u001B[K` : `${line}\n`);
  };
  const timer = setTimeout(() => {
    late = true;
    draw();
  }, PATIENCE_MS);
  try {
    return await work(({ doing, packageName }) => {
      line = `${WORDS[doing]} ${printable(packageName)}…`;
      draw();
    });
  } finally {
    clearTimeout(timer);
    if (late && err.isTTY) err.write("\r\u001B[K");
  }
}
