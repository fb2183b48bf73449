import type { AnySchema } from "ajv";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import type { Schema } from "ts-json-schema-generator";

/** Where a client's types are, and which of them are wanted. */
export interface SdkTypesOptions<Name extends string> {
  /** The client's package: `"@acme/client"`. */
  sdk: string;
  /** The path of a file of plain aliases, `export type Row = sdk.Row`: the generator finds no re-exports. */
  types: string;
  names: readonly Name[];
}

/**
 * JSON schemas of a client's types. Making them takes seconds, so they are kept below the fake's `node_modules/.cache`
 * until the client's version or the aliases change.
 */
export async function sdkSchemas<Name extends string>(
  options: SdkTypesOptions<Name>,
): Promise<Record<Name, AnySchema>> {
  const { sdk, types, names } = options;
  const home = dirname(pathOfManifest(".", types));
  const { version } = JSON.parse(readFileSync(pathOfManifest(sdk, types), "utf8"));
  const aliases = createHash("sha256").update(readFileSync(types)).update(names.join()).digest("hex");
  const file = join(home, "node_modules/.cache", `sdk-types-${version}-${aliases.slice(0, 8)}.json`);
  if (!existsSync(file)) keep(file, await generate(options, join(home, "tsconfig.json")));
  return JSON.parse(readFileSync(file, "utf8"));
}

function pathOfManifest(specifier: string, from: string): string {
  const path = findPackageJSON(specifier, from);
  if (path === undefined) throw new Error(`No package.json is found for ${specifier}`);
  return path;
}

async function generate<Name extends string>(
  { types, names }: SdkTypesOptions<Name>,
  tsconfig: string,
): Promise<Record<string, Schema>> {
  const { createGenerator } = await import("ts-json-schema-generator");
  const generator = createGenerator({
    path: types,
    tsconfig,
    type: "*",
    skipTypeCheck: true,
    additionalProperties: false,
    expose: "all",
    topRef: true,
  });
  return Object.fromEntries(names.map((name) => [name, generator.createSchema(name)]));
}

/** Written beside, then renamed: two test runs may do it at once. */
function keep(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, JSON.stringify(content));
  renameSync(beside, file);
}
