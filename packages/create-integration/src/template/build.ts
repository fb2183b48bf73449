import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeTemplate } from "./make-template.ts";

/** Writes the template to where the built command looks for it. */
const folder = join(import.meta.dirname, "../../dist");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "template.json"), JSON.stringify(Object.fromEntries(makeTemplate()), null, 1));
