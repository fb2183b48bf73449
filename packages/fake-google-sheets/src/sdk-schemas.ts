import type { LoggedCall } from "@peregrine/fake-service";
import { SdkTypes } from "@peregrine/fake-service/sdk-types";
import { join } from "node:path";

const SHEET = "^/v4/spreadsheets/[^/:]+";

const TYPES = new SdkTypes(
  {
    sdk: "@googleapis/sheets",
    types: join(import.meta.dirname, "sdk-types.ts"),
    names: [
      "Spreadsheet",
      "DataFilters",
      "Batch",
      "BatchAnswer",
      "ValueRange",
      "ValueRanges",
      "ValuesBatch",
      "ValuesBatchAnswer",
      "Updated",
      "Appended",
    ],
  },
  [
    { method: "GET", path: new RegExp(`${SHEET}$`), answer: "Spreadsheet" },
    {
      method: "POST",
      path: new RegExp(`${SHEET}:getByDataFilter$`),
      parameters: "DataFilters",
      answer: "Spreadsheet",
    },
    { method: "POST", path: new RegExp(`${SHEET}:batchUpdate$`), parameters: "Batch", answer: "BatchAnswer" },
    { method: "GET", path: new RegExp(`${SHEET}/values:batchGet$`), answer: "ValueRanges" },
    {
      method: "POST",
      path: new RegExp(`${SHEET}/values:batchUpdate$`),
      parameters: "ValuesBatch",
      answer: "ValuesBatchAnswer",
    },
    {
      method: "POST",
      path: new RegExp(`${SHEET}/values/[^/]+:append$`),
      parameters: "ValueRange",
      answer: "Appended",
    },
    { method: "GET", path: new RegExp(`${SHEET}/values/[^/]+$`), answer: "ValueRange" },
    {
      method: "PUT",
      path: new RegExp(`${SHEET}/values/[^/]+$`),
      parameters: "ValueRange",
      answer: "Updated",
    },
  ],
);

/**
 * Holds accepted calls against the types of Google's own client: bodies as its request schemas, answers as its results.
 * Query parameters are held by the fake itself, which refuses names and words that it does not know.
 *
 * @returns what does not fit, one line each
 */
export function misfits(calls: readonly LoggedCall[]): Promise<string[]> {
  return TYPES.misfits(calls.map((call) => ({ ...call, query: {} })));
}
