import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { placesFor } from "./exemplar.ts";

const HERE = join(import.meta.dirname, "../..");
const ROOT = join(HERE, "../..");
const EXEMPLAR = "packages/integration-myservice";
/** The files that a new package begins with, and which of the exemplar each is made from. */
const TAKEN: Readonly<Record<string, string>> = {
  "src/index.ts": "src/index.ts",
  "src/index.test.ts": "src/sync.test.ts",
  "src/contract.test.ts": "src/contract.test.ts",
};

/**
 * The files of a new package, with places such as `{{name}}` for what its author decides: the exemplar's, its own names
 * taken out, and those of `template/`, with versions and pinned actions as this repository has them.
 */
export function makeTemplate(): Map<string, string> {
  const own = globSync("**/*", { cwd: join(HERE, "template"), withFileTypes: true })
    .concat(globSync(".git*{,/**/*}", { cwd: join(HERE, "template"), withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(HERE, "template").length + 1)
        .replaceAll("\\", "/"),
    );
  return new Map([
    ...Object.entries(TAKEN).map(([path, from]): [string, string] => [
      path,
      placesFor(path, read(`${EXEMPLAR}/${from}`)),
    ]),
    ["{{name}}.yaml.example", placesFor("", read(`${EXEMPLAR}/myservice.yaml.example`))],
    ["LICENSE", read("LICENSE").replace(/(?<=Copyright \(c\) ).+/, "{{year}} {{author}}")],
    ...own.map((path): [string, string] => [
      path,
      facts(read(`packages/create-integration/template/${path}`)),
    ]),
  ]);
}

/** Fills in what this repository knows: `{{version:core}}`, `{{range:vitest}}`, `{{engines}}`, `actions/checkout@pinned`. */
function facts(text: string): string {
  return text
    .replaceAll(/\{\{version:([^}]+)\}\}/g, (_place, name) =>
      known(json(`packages/${name}/package.json`).version, name),
    )
    .replaceAll(/\{\{range:([^}]+)\}\}/g, (_place, name) =>
      known(json("package.json").devDependencies?.[name], name),
    )
    .replaceAll("{{engines}}", known(json(`${EXEMPLAR}/package.json`).engines?.node, "engines"))
    .replaceAll(/([\w/-]+)@pinned/g, (_place, action) => known(pinned(action), action));
}

/** An action as this repository's own workflows pin it: `actions/checkout@<commit> # v7.0.1`. */
function pinned(action: string): string | undefined {
  return new RegExp(`${action}@[0-9a-f]{40} # \\S+`).exec(read(".github/workflows/ci.yml"))?.[0];
}

interface PackageJson {
  version?: string;
  devDependencies?: Record<string, string>;
  engines?: { node?: string };
}

function json(path: string): PackageJson {
  return JSON.parse(read(path));
}

function known(value: string | undefined, what: string): string {
  if (value === undefined) throw new Error(`Nothing is known of ${what}`);
  return value;
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
