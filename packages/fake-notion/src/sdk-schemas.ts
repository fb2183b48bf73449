import type { LoggedCall } from "@peregrine/fake-service";
import { SdkTypes } from "@peregrine/fake-service/sdk-types";
import { join } from "node:path";

const TYPES = new SdkTypes(
  {
    sdk: "@notionhq/client",
    types: join(import.meta.dirname, "sdk-types.ts"),
    names: [
      "CreatePage",
      "UpdatePage",
      "QueryDataSource",
      "UpdateDataSource",
      "Page",
      "DataSource",
      "Database",
      "Rows",
      "Self",
    ],
  },
  [
    { method: "GET", path: /^\/v1\/users\/me$/, answer: "Self" },
    { method: "GET", path: /^\/v1\/databases\/(.+)$/, answer: "Database" },
    { method: "GET", path: /^\/v1\/data_sources\/(.+)$/, answer: "DataSource" },
    {
      method: "PATCH",
      path: /^\/v1\/data_sources\/(.+)$/,
      parameters: "UpdateDataSource",
      inPath: ["data_source_id"],
      answer: "DataSource",
    },
    {
      method: "POST",
      path: /^\/v1\/data_sources\/(.+)\/query$/,
      parameters: "QueryDataSource",
      inPath: ["data_source_id"],
      answer: "Rows",
    },
    { method: "POST", path: /^\/v1\/pages$/, parameters: "CreatePage", answer: "Page" },
    { method: "GET", path: /^\/v1\/pages\/(.+)$/, answer: "Page" },
    {
      method: "PATCH",
      path: /^\/v1\/pages\/(.+)$/,
      parameters: "UpdatePage",
      inPath: ["page_id"],
      answer: "Page",
    },
  ],
);

/**
 * Holds accepted calls against the types of Notion's own client: requests as its parameters, answers as its results.
 *
 * @returns what does not fit, one line each
 */
export function misfits(calls: readonly LoggedCall[]): Promise<string[]> {
  return TYPES.misfits(calls.map((call) => ({ ...call, answer: withoutRequestId(call.answer) })));
}

/** In every answer, and in none of the types. */
function withoutRequestId(answer: unknown): unknown {
  const { request_id: _, ...rest } = Object(answer);
  return rest;
}
