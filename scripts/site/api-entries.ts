import { join } from "node:path";
import { publishedPackages } from "../packages/published-packages.ts";

/** What other people's code imports, by the name it is imported by: `@peregrine/core/host`. */
export interface ApiEntry {
  name: string;
  source: string;
}

/** Every export of the published packages but those of integrations, which are found, not imported. */
export function apiEntries(): ApiEntry[] {
  return publishedPackages()
    .filter(({ name }) => !name.includes("/integration-"))
    .flatMap(({ name, dir, json }) =>
      Object.entries(json.exports ?? {}).flatMap(([path, target]) => {
        const source = sourceOf(target);
        return source === undefined ? [] : [{ name: `${name}${path.slice(1)}`, source: join(dir, source) }];
      }),
    );
}

function sourceOf(target: unknown): string | undefined {
  if (typeof target !== "object" || target === null || !("@peregrine/source" in target)) return undefined;
  return String(target["@peregrine/source"]);
}
