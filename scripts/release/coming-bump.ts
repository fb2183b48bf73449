import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Bump } from "../../packages/workbench/src/index.ts";
import { pendingChangesets } from "./pending-changesets.ts";

/** The kinds of version, the smallest first. */
const KINDS = ["none", "patch", "minor", "major"] as const satisfies readonly Bump[];

/** The kind of version that a package's next one will be, by what is published and by the changesets that wait. */
export function comingBump(root: string, name: string, published: string, current: string): Bump {
  const promised = pendingChangesets(root).flatMap((file) => {
    const text = readFileSync(join(root, ".changeset", file), "utf8");
    const kind = frontMatter(text)[name];
    return KINDS.filter((one) => one === kind);
  });
  return [bumpBetween(published, current), ...promised].reduce((a, b) => (isEnough(a, b) ? a : b));
}

/** Does a version of this kind do for a change that takes a version of the other? */
export function isEnough(given: Bump, needed: Bump): boolean {
  return KINDS.indexOf(given) >= KINDS.indexOf(needed);
}

function bumpBetween(before: string, after: string): Bump {
  const [old, young] = [before, after].map((version) => version.split("-")[0]!.split("."));
  const first = old!.findIndex((part, at) => part !== young![at]);
  return first === -1 ? "none" : (["major", "minor", "patch"] as const)[first]!;
}

function frontMatter(text: string): Record<string, unknown> {
  const block = /^---\r?\n([\s\S]*?)\r?\n?---/.exec(text)?.[1];
  return block ? ((parse(block) ?? {}) as Record<string, unknown>) : {};
}
