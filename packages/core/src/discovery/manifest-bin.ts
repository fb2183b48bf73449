#!/usr/bin/env node
import { parseArgs } from "node:util";
import { Fault, messageOf } from "./problem.ts";
import { writeManifest } from "./write-manifest.ts";

const HELP = `Writes the manifest of the built integration package in this folder, where its package.json says:
  "peregrine": { "apiVersion": 1, "manifest": "./dist/peregrine.json" }

  peregrine-manifest          write it; a package's build script ends with this
  peregrine-manifest --check  only tell, with exit code 1, whether it is stale
`;

try {
  const { values } = parseArgs({
    options: { check: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  process.stdout.write(
    values.help ? HELP : `${await writeManifest(process.cwd(), { check: values.check ?? false })}\n`,
  );
} catch (error) {
  const text = error instanceof Fault ? sentencesOf(error) : messageOf(error);
  process.stderr.write(`peregrine-manifest: ${text}\n`);
  process.exitCode = 1;
}

function sentencesOf({ message, hint }: Fault): string {
  return hint === undefined ? message : `${message}. ${hint}`;
}
