import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { readFile } from "node:fs/promises";
import { asMap, type JsonMap, type PackedPackage } from "../packed-package.ts";
import type { PackageCheck } from "./check.ts";

/** A condition that serves the author's repository alone. */
const OWN_CONDITION = "@peregrine/source";

/** What can be imported from it. */
export const ENTRIES: readonly PackageCheck[] = [
  {
    id: "exports",
    title: "every file that its package.json names is in it",
    run: ({ json, files }) =>
      targetsOf(json)
        .filter((file) => !file.includes("*") && !files.has(file))
        .map((file) => `${file} is not in it`),
  },
  {
    id: "types",
    title: "it has types beside its code",
    run: ({ json, files }) => {
      const main = asMap(json.exports)["."];
      if (json.exports !== undefined && main === undefined) return [];
      const types = asMap(main).types ?? json.types;
      if (typeof types === "string") return files.has(plain(types)) ? [] : [`${types} is not in it`];
      return ['its exports name no "types" for "."'];
    },
  },
  { id: "publint", title: "publint has nothing against it", run: lint },
];

/** The files that `exports`, `main`, `types` and `bin` name. */
export function targetsOf({ exports = {}, main, types, bin = {} }: JsonMap): string[] {
  return [...new Set([exports, main, types, bin].flatMap(walk).map(plain))];
}

function walk(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Object.entries(asMap(value)).flatMap(([condition, target]) =>
    condition === OWN_CONDITION ? [] : walk(target),
  );
}

function plain(path: string): string {
  return path.replace(/^\.\//, "");
}

async function lint({ tarball }: PackedPackage): Promise<string[]> {
  const bytes = await readFile(tarball);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages
    .filter(({ args }) => !JSON.stringify(args ?? {}).includes(OWN_CONDITION))
    .map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}
