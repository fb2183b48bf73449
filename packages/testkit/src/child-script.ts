import { fileURLToPath } from "node:url";

const fromSource = import.meta.url.endsWith(".ts");

/** The script of a process that syncs and may be killed, with Node's arguments for it: see `sync-child.ts`. */
export const childScript = {
  script: fileURLToPath(new URL(fromSource ? "sync-child.ts" : "sync-child.js", import.meta.url)),
  execArgv: fromSource ? ["--conditions=@peregrine/source"] : [],
} as const;
