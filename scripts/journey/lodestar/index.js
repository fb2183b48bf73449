import { IntegrationBase } from "@peregrine/core";

/** As somebody wrote it who has only the guide; its service is the MyService server under another name. */
export default class Lodestar extends IntegrationBase {
  static name = "lodestar";
  static label = "Lodestar";
  static tier = "free";
  static baseUrl = "https://api.lodestar.example";

  fields() {
    return [{ key: "api_key", label: "API Key", type: "password", required: true }];
  }

  async verify() {
    await this.http.get("v1/ping", { query: { workspace: "demo" } });
  }

  destination() {
    return {
      toRecord: ({ title, company, url }) => ({ title, company, url, status: "pending" }),
      create: async (record, { key }) =>
        (await this.http.post("v1/records", { json: { ...record, key } })).id,
      update: (id, changes) => this.http.patch(`v1/records/${id}`, { json: changes }),
      find: async (key) => (await this.http.get("v1/records", { query: { key } }))[0]?.id ?? null,
    };
  }
}
