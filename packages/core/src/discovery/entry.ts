import { isMap, type JsonMap } from "./json-file.ts";

/** What Node's `import` heeds, in the order a package lists it. */
const CONDITIONS = new Set(["node", "import", "module-sync", "default"]);

/**
 * The file that importing a package loads: `exports["."]` for `import`, else `main`, else `index.js`.
 *
 * @returns undefined when the package exports nothing under its own name
 */
export function entryOf(packageJson: JsonMap): string | undefined {
  const { exports, main } = packageJson;
  if (exports === undefined || exports === null)
    return typeof main === "string" && main !== "" ? main : "index.js";
  const root =
    isMap(exports) && Object.keys(exports).some((key) => key.startsWith(".")) ? exports["."] : exports;
  return target(root);
}

function target(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const choices = Array.isArray(value) ? value : choicesOf(value);
  for (const choice of choices) {
    const path = target(choice);
    if (path !== undefined) return path;
  }
  return undefined;
}

function choicesOf(value: unknown): unknown[] {
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([condition, choice]) => (CONDITIONS.has(condition) ? [choice] : []));
}
