import { startFakeAirtable, type StoredRow } from "@peregrine/fake-airtable";
import { describeIntegration } from "@peregrine/testkit";
import { describe, test } from "vitest";
import Airtable from "./index.ts";

const api_key = "patContract/+?secret-9f2c.4b1d";

async function start() {
  const airtable = await startFakeAirtable({ token: api_key });
  const { person } = airtable;
  const jobs = person.createTable("Jobs");
  const live = ({ id, values }: StoredRow) => ({ id, job: String(values["Role Link"]), values });
  return {
    url: airtable.url,
    config: { base_id: jobs.url },
    records: () => airtable.rows(jobs.id).map(live),
    edit: (id: string) => person.editRow(id, { "Company Name": "By hand" }),
    trash: (id: string) => person.deleteRow(id),
    revokeToken: () => person.revokeToken(),
    removeTarget: () => person.share(jobs.baseId, false),
    renameColumn: () => person.renameColumn(jobs.id, "Company Name", "Firm"),
    close: () => airtable.close(),
  };
}

/** A refusal in Airtable's usual envelope. */
const refusal = (status: number, type: string) => ({
  body: { error: { type, message: `Scripted ${status}` } },
});

describeIntegration({
  Integration: Airtable,
  module: new URL("./index.ts", import.meta.url),
  config: { api_key, base_id: "", table_name: "", add_missing_columns: "empty" },
  missingTarget: { table_name: "Elsewhere" },
  service: {
    start,
    // The columns that a first sync adds are no records.
    isWrite: ({ method, path }) => method !== "GET" && !/\/listRecords(\?|$)|^\/v0\/meta\//.test(path),
    answers: {
      400: refusal(400, "INVALID_REQUEST"),
      401: refusal(401, "UNAUTHORIZED"),
      403: refusal(403, "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND"),
      404: { body: { error: "NOT_FOUND" } },
      422: refusal(422, "INVALID_VALUE_FOR_COLUMN"),
      429: { body: { errors: [{ error: "RATE_LIMIT_REACHED", message: "Scripted 429" }] } },
      500: refusal(500, "SERVER_ERROR"),
      503: refusal(503, "SERVICE_UNAVAILABLE"),
    },
  },
  kills: process.env["PEREGRINE_KILLS"] === "all" ? "all" : 4,
  runner: { describe, test },
});
