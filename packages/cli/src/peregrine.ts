#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import packageJson from "../package.json" with { type: "json" };
import { processShell } from "./terminal/process-shell.ts";

/** The folder of this file: what was installed beside it is found, too. */
const HOST_DIR = import.meta.dirname;

async function start(argv: readonly string[]): Promise<void> {
  if (argv[0] === "--version" || argv[0] === "-v")
    return void process.stdout.write(`${packageJson.version}\n`);
  enableCompileCache();
  const { main } = argv[0] === "list" ? await import("./list.ts") : await import("./main.ts");
  process.exitCode = await main(argv, processShell(), HOST_DIR);
}

void start(process.argv.slice(2));
