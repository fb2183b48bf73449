import { FAILURES } from "@peregrine/core/host";
import { z } from "zod";
import type { Route } from "./route.ts";
import { components } from "./schemas/components.ts";
import { failureAnswer } from "./schemas/failure.ts";

type Json = Record<string, unknown>;

const LICENCE = { name: "MIT", identifier: "MIT" };

/** The API as an OpenAPI 3.1 document; its components are the very schemas that requests are checked with. */
export function describeApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) (paths[pathOf(route)] ??= {})[route.method] = operation(route);
  return {
    openapi: "3.1.0",
    info: { title: "Peregrine Integrations", version, license: LICENCE },
    security: [{ session: [] }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "peregrine_<port>" } },
    },
  };
}

function pathOf({ path }: Route): string {
  return path.replaceAll(/:(\w+)/g, "{$1}");
}

function operation({ path, summary, query, body, answer, status, mediaType }: Route): Json {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => {
    const schema = { type: "string" };
    return { name, in: "path", required: true, schema };
  });
  return {
    summary,
    parameters: [...inPath, ...(query ? inQuery(query) : [])],
    ...(body ? { requestBody: { content: { "application/json": { schema: schemaOf(body) } } } } : {}),
    responses: {
      [status ?? 200]: {
        description: "Done",
        content: { [mediaType ?? "application/json"]: { schema: schemaOf(answer) } },
      },
      default: {
        description: `It failed, for one of these reasons: ${Object.keys(FAILURES).join(", ")}`,
        content: { "application/json": { schema: schemaOf(failureAnswer) } },
      },
    },
  };
}

function inQuery(query: z.ZodType): Json[] {
  const { properties = {} } = z.toJSONSchema(query, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: false, schema }));
}

/** A reference to a component, or the schema itself. */
function schemaOf(schema: z.ZodType): Json {
  const id = components.get(schema)?.id;
  if (id !== undefined) return { $ref: `#/components/schemas/${id}` };
  return plain(z.toJSONSchema(schema));
}

function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(components, { uri: (id) => `#/components/schemas/${id}`, io: "input" });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)]));
}

/** What only makes sense in a document of its own is left out. */
function plain(schema: object): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "$id"));
}
