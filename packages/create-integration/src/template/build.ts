import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeTemplate } from "./make-template.ts";

/** Writes the template to where the built command looks for it. */
const folder = join(import.meta.dirname, "../../dist/template");
rmSync(folder, { recursive: true, force: true });
for (const [path, text] of makeTemplate()) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
