import { describeIntegration } from "@peregrine/testkit";
import { describe, test } from "vitest";
import MyService from "./index.ts";
import { startServer, type StoredRecord } from "./server/start-server.ts";

const config = { api_key: "msk_contract/+?secret-9f2c", workspace_id: "demo" };

async function start() {
  const server = await startServer({ key: config.api_key });
  const headers = { authorization: `Bearer ${config.api_key}` };
  const person = (method: string, id: string, change?: Partial<StoredRecord>) =>
    fetch(`${server.url}/v1/records/${id}`, {
      method,
      headers,
      ...(change && { body: JSON.stringify(change) }),
    });
  const live = ({ id, key, title, company, url, status }: StoredRecord) => ({
    id,
    job: key ?? "",
    values: { title, company, url, status },
  });
  return {
    url: server.url,
    records: () =>
      server
        .records()
        .filter(({ trashed }) => !trashed)
        .map(live),
    edit: (id: string) => person("PATCH", id, { company: "By hand" }),
    trash: (id: string) => person("DELETE", id),
    close: () => server.close(),
  };
}

const every = process.env["PEREGRINE_KILLS"] === "all";
const options = {
  Integration: MyService,
  module: new URL("./index.ts", import.meta.url),
  config,
  missingTarget: { workspace_id: "elsewhere" },
  service: { start },
  runner: { describe, test },
};

describeIntegration({ ...options, kills: every ? "all" : 6 });
// Each check starts several processes more: that takes its time.
if (every) describeIntegration({ ...options, kills: 6, contained: true });
