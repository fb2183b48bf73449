#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import packageJson from "../package.json" with { type: "json" };
import { processShell } from "./terminal/process-shell.ts";

/** The folder of this file: what was installed beside it is found, too. */
const HOST_DIR = import.meta.dirname;

async function start(argv: readonly string[]): Promise<void> {
  if (argv[0] === "--version" || argv[0] === "-v")
    return processShell(HOST_DIR).out.write(`${packageJson.version}\n`);
  enableCompileCache(cacheDir(process.env));
  const { main } = argv[0] === "list" ? await import("./list.ts") : await import("./main.ts");
  process.exitCode = await main(argv, processShell(HOST_DIR));
}

/** The user's own cache folder: Node's default lies in the temporary one, where others could plant code for us to run. */
function cacheDir(env: NodeJS.ProcessEnv): string | undefined {
  const caches = env["XDG_CACHE_HOME"] || env["LOCALAPPDATA"] || (env["HOME"] && `${env["HOME"]}/.cache`);
  return caches ? `${caches}/peregrine` : undefined;
}

void start(process.argv.slice(2));
