import { Ajv, type AnySchema, type ValidateFunction } from "ajv";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Schema } from "ts-json-schema-generator";
import type { LoggedCall } from "./listener.ts";

const here = import.meta.dirname;
const NAMES = [
  "CreatePage",
  "UpdatePage",
  "QueryDataSource",
  "UpdateDataSource",
  "Page",
  "DataSource",
  "Database",
  "Rows",
  "Self",
] as const;

type Name = (typeof NAMES)[number];

/** Which type a call's parameters and its answer are of, and what its path names. */
const CALLS: readonly (readonly [
  method: string,
  path: RegExp,
  parameters: Name | undefined,
  id: string,
  answer: Name,
])[] = [
  ["GET", /^\/v1\/users\/me$/, undefined, "", "Self"],
  ["GET", /^\/v1\/databases\/(.+)$/, undefined, "", "Database"],
  ["GET", /^\/v1\/data_sources\/(.+)$/, undefined, "", "DataSource"],
  ["PATCH", /^\/v1\/data_sources\/(.+)$/, "UpdateDataSource", "data_source_id", "DataSource"],
  ["POST", /^\/v1\/data_sources\/(.+)\/query$/, "QueryDataSource", "data_source_id", "Rows"],
  ["POST", /^\/v1\/pages$/, "CreatePage", "", "Page"],
  ["GET", /^\/v1\/pages\/(.+)$/, undefined, "", "Page"],
  ["PATCH", /^\/v1\/pages\/(.+)$/, "UpdatePage", "page_id", "Page"],
];

/**
 * Holds accepted calls against the types of Notion's own client: requests as its parameters, answers as its results.
 * What the types do not tell (lengths, formats, meaning) is not looked at.
 *
 * @returns what does not fit, one line each
 */
export async function misfits(calls: readonly LoggedCall[]): Promise<string[]> {
  const types = await loadTypes();
  return calls.filter(({ status }) => status === 200).flatMap((call) => misfitsOf(types, call));
}

function misfitsOf(types: Types, { method, path, query, body, answer }: LoggedCall): string[] {
  for (const [of, pattern, parameters, id, result] of CALLS) {
    const match = method === of ? pattern.exec(path) : null;
    if (!match) continue;
    const asked = { ...query, ...Object(body), ...(id ? { [id]: match[1] } : {}) };
    const { request_id: _, ...answered } = Object(answer);
    const lines = [
      ...(parameters ? against(types, parameters, asked) : []),
      ...against(types, result, answered),
    ];
    return lines.map((line) => `${method} ${path}: ${line}`);
  }
  return [`${method} ${path}: no type is known for it`];
}

function against(types: Types, name: Name, value: unknown): string[] {
  const validate = types(name);
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message }) => `${name}${instancePath} ${message}`);
}

/** Answers the check for a type; compiled when it is first asked for. */
type Types = (name: Name) => ValidateFunction;

let loading: Promise<Types> | undefined;

function loadTypes(): Promise<Types> {
  loading ??= readSchemas().then((schemas) => {
    const compiled = new Map<Name, ValidateFunction>();
    return (name) => {
      const known = compiled.get(name) ?? new Ajv({ strict: false }).compile(schemas[name]);
      compiled.set(name, known);
      return known;
    };
  });
  return loading;
}

/** Making the schemas takes seconds; they are kept until the client's version changes. */
async function readSchemas(): Promise<Record<Name, AnySchema>> {
  const require = createRequire(import.meta.url);
  const manifest = JSON.parse(
    readFileSync(join(dirname(require.resolve("@notionhq/client")), "../package.json"), "utf8"),
  );
  const file = join(here, "../node_modules/.cache", `notion-schemas-${manifest.version}.json`);
  if (!existsSync(file)) keep(file, await generate());
  return JSON.parse(readFileSync(file, "utf8"));
}

async function generate(): Promise<Record<string, Schema>> {
  const { createGenerator } = await import("ts-json-schema-generator");
  const generator = createGenerator({
    path: join(here, "sdk-types.ts"),
    tsconfig: join(here, "../tsconfig.json"),
    type: "*",
    skipTypeCheck: true,
    additionalProperties: false,
    expose: "all",
    topRef: true,
  });
  return Object.fromEntries(NAMES.map((name) => [name, generator.createSchema(name)]));
}

/** Written beside, then renamed: two test runs may do it at once. */
function keep(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, JSON.stringify(content));
  renameSync(beside, file);
}
