#!/usr/bin/env node
import { parseCli, USAGE, type CliOptions } from "./cli-options.ts";
import { startServer } from "./start-server.ts";

const options = readArguments();
if (options?.help) process.stdout.write(USAGE);
else if (options) await run(options);

function readArguments(): CliOptions | undefined {
  try {
    return parseCli(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function run({ server: serverOptions, json }: CliOptions): Promise<void> {
  try {
    const server = await startServer(serverOptions);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
    const { url, port, workspace } = server;
    const line = json ? JSON.stringify({ url, port, workspace }) : `MyService listens on ${url}`;
    process.stdout.write(`${line}\n`);
  } catch (error) {
    process.stderr.write(`MyService could not start: ${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
