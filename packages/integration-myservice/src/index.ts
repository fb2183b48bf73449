import { IntegrationBase, defineFields, type Destination } from "@peregrine/core";

const fields = defineFields([
  {
    key: "api_key",
    label: "API Key",
    type: "password",
    required: true,
    placeholder: "msk_…",
    help: "In MyService, under Settings → API. It needs the right to write records.",
  },
  {
    key: "workspace_id",
    label: "Workspace ID",
    type: "text",
    required: true,
    placeholder: "my-job-search",
    help: "The last part of the address when your workspace is open.",
  },
]);

/** What a job becomes in MyService. */
type MyServiceRecord = Record<"title" | "company" | "url" | "status", string | undefined>;
type Saved = MyServiceRecord & { id: string };

/** Keeps one MyService record per job. Also the example to copy: the whole of an integration is in this file. */
export default class MyServiceIntegration extends IntegrationBase<typeof fields> {
  static override readonly name = "myservice";
  static readonly label = "My Service";
  static readonly tier = "free";
  static readonly category = "tracking";
  static readonly summary = "Keeps one record in My Service for each job, and keeps it up to date.";
  static readonly docsUrl =
    "https://github.com/peregrine-integrations/peregrine-integrations/tree/main/packages/integration-myservice";
  static readonly baseUrl = "https://api.myservice.com";

  fields() {
    return fields;
  }

  protected override async verify() {
    return this.http.get<{ account: string }>("v1/ping", { query: { workspace: this.config.workspace_id } });
  }

  override destination(): Destination<MyServiceRecord> {
    return {
      limits: { requestsPerSecond: 50, concurrency: 8 },
      toRecord: ({ title, company, url, status = "pending" }) => ({ title, company, url, status }),
      create: async (record, { key }) =>
        (await this.http.post<Saved>("v1/records", { json: { ...record, key } })).id,
      update: (id, changes) => this.http.patch(`v1/records/${id}`, { json: changes }),
      find: async (key) => (await this.http.get<Saved[]>("v1/records", { query: { key } }))[0]?.id ?? null,
      read: (id) => this.http.get<Saved>(`v1/records/${id}`),
      trash: (id) => this.http.delete(`v1/records/${id}`),
    };
  }
}
