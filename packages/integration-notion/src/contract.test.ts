import { startFakeNotion, type StoredPage } from "@peregrine/fake-notion";
import { misfits } from "@peregrine/fake-notion/sdk-schemas";
import { describeIntegration } from "@peregrine/testkit";
import { describe, test } from "vitest";
import Notion from "./index.ts";

const token = "ntn_contract/+?secret-9f2c";

async function start() {
  const notion = await startFakeNotion({ token, writeMs: 0 });
  const { person } = notion;
  const board = person.createDatabase("Jobs");
  const live = ({ id, values }: StoredPage) => ({ id, job: String(values["Role Link"]), values });
  return {
    url: notion.url,
    config: { database_id: board.url },
    records: () =>
      notion
        .pages(board.id)
        .filter(({ inTrash }) => !inTrash)
        .map(live),
    edit: (id: string) => person.editPage(id, { "Company Name": "By hand" }),
    trash: (id: string) => person.trashPage(id),
    revokeToken: () => person.revokeToken(),
    removeTarget: () => person.unshare(board.id),
    renameColumn: () => person.renameColumn(board.id, "Company Name", "Firm"),
    async close() {
      const wrong = await misfits(notion.calls);
      await notion.close();
      if (wrong.length > 0) throw new Error(wrong.join("\n"));
    },
  };
}

/** A refusal in Notion's envelope, without which its client knows no code. */
const refusal = (status: number, code: string) => ({
  body: { object: "error", status, code, message: `Scripted ${status}`, request_id: "scripted" },
});

describeIntegration({
  Integration: Notion,
  module: new URL("./index.ts", import.meta.url),
  config: { token, database_id: "" },
  missingTarget: { database_id: "0123456789abcdef0123456789abcdef" },
  service: {
    start,
    isWrite: ({ method, path }) => method !== "GET" && !/\/query(\?|$)/.test(path),
    answers: {
      400: refusal(400, "validation_error"),
      401: refusal(401, "unauthorized"),
      403: refusal(403, "restricted_resource"),
      404: refusal(404, "object_not_found"),
      409: refusal(409, "conflict_error"),
      429: refusal(429, "rate_limited"),
      500: refusal(500, "internal_server_error"),
      503: refusal(503, "service_unavailable"),
    },
  },
  kills: process.env["PEREGRINE_KILLS"] === "all" ? "all" : 4,
  runner: { describe, test },
});
