import { parseArgs } from "node:util";

/** What is to be proved. */
export interface Arguments {
  /** How many processes are killed. */
  kills: number;
  seed: number;
}

/** @throws Error with a plain sentence for arguments that make no sense */
export function readArguments(args: string[]): Arguments {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args, options: { kills: text, seed: text } });
  return { kills: whole("--kills", values.kills ?? "500"), seed: whole("--seed", values.seed ?? "1") };
}

function whole(option: string, value: string): number {
  if (/^\d{1,7}$/.test(value)) return Number(value);
  throw new Error(`${option} takes a whole number, and ${JSON.stringify(value)} is none`);
}
