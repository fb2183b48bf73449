import type { LoggedCall } from "@peregrine/fake-service";
import { SdkTypes } from "@peregrine/fake-service/sdk-types";
import { join } from "node:path";

const TABLE = /^\/v0\/app\w+\/[^/]+\/?$/;
const RECORD = /^\/v0\/app\w+\/[^/]+\/rec\w+\/?$/;

const TYPES = new SdkTypes(
  {
    sdk: "airtable",
    types: join(import.meta.dirname, "sdk-types.ts"),
    names: ["Create", "Update", "Change", "Row", "Rows", "Written"],
  },
  [
    { method: "GET", path: /^\/v0\/meta\// },
    { method: "POST", path: /^\/v0\/meta\// },
    { method: "GET", path: RECORD, answer: "Row" },
    { method: "PATCH", path: RECORD, parameters: "Change", answer: "Row" },
    { method: "PUT", path: RECORD, parameters: "Change", answer: "Row" },
    { method: "DELETE", path: RECORD },
    { method: "GET", path: TABLE, answer: "Rows" },
    { method: "POST", path: /\/listRecords$/, answer: "Rows" },
    { method: "POST", path: TABLE, parameters: "Create", answer: "Written" },
    { method: "PATCH", path: TABLE, parameters: "Update", answer: "Written" },
    { method: "PUT", path: TABLE, parameters: "Update", answer: "Written" },
    { method: "DELETE", path: TABLE },
  ],
);

/**
 * Holds accepted calls against the types of Airtable's own client, where they say something: not about columns and bases.
 *
 * @returns what does not fit, one line each
 */
export function misfits(calls: readonly LoggedCall[]): Promise<string[]> {
  return TYPES.misfits(calls);
}
