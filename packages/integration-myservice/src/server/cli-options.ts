import { parseArgs } from "node:util";
import type { ServerOptions } from "./server-options.ts";

export const USAGE = `A small MyService server, to try the integration on: data stays on this machine.

  myservice-server [options]

  --port N        port on 127.0.0.1; 0 takes any that is free (default 0)
  --data FILE     keep the records in this file; without it they are gone at the end
  --key KEY       the API key it accepts (default demo-key)
  --workspace ID  the workspace it has (default demo)
  --rate N        let N requests a second through, answer 429 to more
  --latency MS    answer each request that much later
  --json          say where it listens as one line of JSON
  --help          show this

Example:
  myservice-server --port 8123 --data records.ndjson
`;

/** What the command line asks for. */
export interface CliOptions {
  readonly help: boolean;
  readonly json: boolean;
  readonly server: ServerOptions;
}

/** Reads the arguments. Throws an Error with a plain sentence for those it does not understand. */
export function parseCli(args: string[]): CliOptions {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args,
    options: {
      port: text,
      data: text,
      key: text,
      workspace: text,
      rate: text,
      latency: text,
      json: flag,
      help: flag,
    },
  });
  const { port, data, key, workspace, rate, latency, json, help } = values;
  const server = {
    ...(port === undefined ? {} : { port: numberIn("--port", port, /^\d{1,5}$/, 65_535) }),
    ...(data === undefined ? {} : { dataFile: filled("--data", data) }),
    ...(key === undefined ? {} : { key: filled("--key", key) }),
    ...(workspace === undefined ? {} : { workspace: filled("--workspace", workspace) }),
    ...(rate === undefined
      ? {}
      : { requestsPerSecond: numberIn("--rate", rate, /^(?!0*\.?0*$)\d+(\.\d+)?$/, 1_000_000) }),
    ...(latency === undefined ? {} : { latencyMs: numberIn("--latency", latency, /^\d+$/, 600_000) }),
  };
  return { help, json, server };
}

function numberIn(option: string, text: string, pattern: RegExp, most: number): number {
  const number = pattern.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) throw new Error(`${option} cannot be "${text}"`);
  return number;
}

function filled(option: string, text: string): string {
  if (text.trim() === "") throw new Error(`${option} cannot be empty`);
  return text;
}
