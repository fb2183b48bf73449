#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { whyTooOld } from "./node-version.ts";

const tooOld = whyTooOld(process.versions.node);
if (tooOld === undefined) {
  // All else may need what an old Node.js lacks.
  const { start } = await import("./start.ts");
  process.exitCode = await start(fileURLToPath(new URL("template.json", import.meta.url)));
} else {
  process.stderr.write(tooOld);
  process.exitCode = 1;
}
