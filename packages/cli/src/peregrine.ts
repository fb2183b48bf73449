#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import packageJson from "../package.json" with { type: "json" };
import { whyTooOld } from "./node-version.ts";
import { processShell } from "./terminal/process-shell.ts";

/** The folder of this file: what was installed beside it is found, too. */
const HOST_DIR = import.meta.dirname;

/** Exit code of `incompatible`; the table of all is not loaded for one number. */
const INCOMPATIBLE = 22;

async function start(argv: readonly string[]): Promise<void> {
  if (argv[0] === "--version" || argv[0] === "-v")
    return processShell(HOST_DIR).out.write(`${packageJson.version}\n`);
  const tooOld = whyTooOld(process.versions.node);
  if (tooOld !== undefined) {
    process.exitCode = INCOMPATIBLE;
    return processShell(HOST_DIR).err.write(tooOld);
  }
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
