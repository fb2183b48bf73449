#!/usr/bin/env node
import { join } from "node:path";
import { ask } from "./ask.ts";
import { readTemplate } from "./create-integration.ts";
import { main } from "./main.ts";

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  ask: process.stdin.isTTY && process.stdout.isTTY ? ask : undefined,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  template: () => readTemplate(join(import.meta.dirname, "template.json")),
  year: new Date().getFullYear(),
});
