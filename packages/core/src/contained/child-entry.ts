import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The script that a contained integration runs under, Node's arguments for it, and what it must be able to read. */
export interface ChildEntry {
  script: string;
  execArgv: readonly string[];
  readable: readonly string[];
}

/** Found beside this file in development; in the built package, of which this code may be a bundled copy, by its name. */
export function childEntry(): ChildEntry {
  const here = import.meta.url;
  if (here.endsWith(".ts")) {
    const script = fileURLToPath(new URL("child.ts", here));
    const root = join(dirname(script), "../..");
    const readable = [join(root, "src"), join(root, "package.json")];
    return { script, execArgv: ["--conditions=@peregrine/source"], readable };
  }
  const packageJson = createRequire(here).resolve("@peregrine/core/package.json");
  const dist = join(dirname(packageJson), "dist");
  return { script: join(dist, "contained-child.js"), execArgv: [], readable: [dist, packageJson] };
}
