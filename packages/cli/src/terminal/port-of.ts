import { UsageError } from "../command.ts";

/** The port that `--port` names, undefined without it. @throws UsageError when it is none */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new UsageError(`--port ${text} is no port`, "Write a number from 1 to 65535, or leave it out");
}
