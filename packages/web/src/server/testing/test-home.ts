import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

const CORE = new URL("../../../../core/src/index.ts", import.meta.url).href;

const FIELDS = [
  { key: "api_key", label: "API Key", type: "password", required: true },
  { key: "workspace", label: "Workspace", type: "text", required: true },
  { key: "note", label: "Note", type: "text" },
];

/** An integration that writes to the MyService server, and misbehaves when its workspace says so. */
const SOURCE = `
import { IntegrationBase } from ${JSON.stringify(CORE)};
const never = () => new Promise(() => {});
export default class Acme extends IntegrationBase {
  static name = "acme";
  static label = "Acme";
  static tier = "free";
  static baseUrl = "https://acme.example";
  fields() { return ${JSON.stringify(FIELDS)}; }
  connect(config) {
    if (config.workspace === "throw") throw new TypeError("cannot use " + config.api_key);
    return super.connect(config);
  }
  verify() {
    if (this.config.workspace === "hang") return never();
    return this.http.get("v1/ping", { query: { workspace: this.config.workspace } });
  }
  destination() {
    return {
      limits: { requestsPerSecond: 1000, concurrency: 4 },
      toRecord: ({ title, company, url, status = "pending" }) => ({ title, company, url, status }),
      create: async (record, { key }) => {
        if (record.title === "Hang") await never();
        if (record.title === "Bad") await this.http.post("v1/nothing", { json: {} });
        return (await this.http.post("v1/records", { json: { ...record, key } })).id;
      },
      update: (id, changes) => this.http.patch("v1/records/" + id, { json: changes }),
      find: async (key) => (await this.http.get("v1/records", { query: { key } }))[0]?.id ?? null,
      read: (id) => this.http.get("v1/records/" + id),
      trash: (id) => this.http.delete("v1/records/" + id),
    };
  }
}
`;

/** A home on disk, in a folder of its own. */
export class TestHome {
  readonly dir: string = realpathSync(mkdtempSync(join(tmpdir(), "peregrine-web-")));

  constructor() {
    onTestFinished(() => rmSync(this.dir, { recursive: true, force: true }));
  }

  write(path: string, content: string | object): this {
    const file = join(this.dir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return this;
  }

  read(path: string): string {
    return readFileSync(join(this.dir, path), "utf8");
  }

  /** Installs the integration `acme`, or one of another name that has its form and is never run. */
  install(name = "acme", manifest: object = {}): this {
    const folder = `node_modules/peregrine-integration-${name}`;
    return this.write(`${folder}/package.json`, {
      name: `peregrine-integration-${name}`,
      version: "1.2.3",
      type: "module",
      keywords: ["peregrine-integration"],
      exports: "./index.js",
      peregrine: { apiVersion: 1, manifest: "./peregrine.json" },
    })
      .write(`${folder}/peregrine.json`, { name, label: "Acme", tier: "free", fields: FIELDS, ...manifest })
      .write(`${folder}/index.js`, SOURCE);
  }

  /** Connects `acme` with a key that works. */
  connect(): this {
    return this.install().write("config/integrations/acme.yaml", "api_key: demo-key\nworkspace: demo\n");
  }

  /** Writes a file of jobs, and answers its path. */
  jobs(jobs: readonly object[]): string {
    this.write("jobs.ndjson", jobs.map((job) => JSON.stringify(job)).join("\n"));
    return join(this.dir, "jobs.ndjson");
  }
}
