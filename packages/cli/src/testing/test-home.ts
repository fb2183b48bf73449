import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

const CORE = new URL("../../../core/src/index.ts", import.meta.url).href;

const FIELDS = [
  {
    key: "api_key",
    label: "API Key",
    type: "password",
    required: true,
    help: "Under Settings.",
    docsUrl: "https://acme.example/keys",
  },
  { key: "workspace", label: "Workspace", type: "text", required: true },
  { key: "note", label: "Note", type: "text" },
];

const SOURCE = `
import { IntegrationBase } from ${JSON.stringify(CORE)};
export default class Acme extends IntegrationBase {
  static name = "acme";
  static label = "Acme";
  static tier = "free";
  static baseUrl = "https://acme.example";
  fields() { return ${JSON.stringify(FIELDS)}; }
  verify() { return this.http.get("ping/" + this.config.workspace); }
  destination() {
    return {
      limits: { requestsPerSecond: 1000, concurrency: 2 },
      toRecord: ({ title = null, status = null }) => ({ title, status }),
      create: async (record, { key }) => (await this.http.post("records", { json: { ...record, key } })).id,
      update: (id, changes) => this.http.patch("records/" + id, { json: changes }),
      read: (id) => this.http.get("records/" + id),
      trash: (id) => this.http.delete("records/" + id),
      find: async (key) => (await this.http.get("records", { query: { key } }))[0]?.id ?? null,
    };
  }
}
`;

/** A home on disk, in a folder of its own. */
export class TestHome {
  readonly dir: string = realpathSync(mkdtempSync(join(tmpdir(), "peregrine-cli-")));

  constructor() {
    onTestFinished(() => rmSync(this.dir, { recursive: true, force: true }));
    this.write("config/user.yaml", "wizard_complete: true\n");
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
      .write(`${folder}/peregrine.json`, {
        name,
        label: "Acme",
        tier: "free",
        hosts: ["acme.example"],
        fields: FIELDS,
        ...manifest,
      })
      .write(`${folder}/index.js`, SOURCE);
  }

  /** Connects `acme` with a key that works. */
  connect(): this {
    return this.install().write("config/integrations/acme.yaml", "api_key: good\nworkspace: jobs\n");
  }

  /** Writes jobs as NDJSON; their URLs are numbered. */
  jobs(...jobs: readonly object[]): this {
    const lines = jobs.map((job, at) =>
      JSON.stringify({ url: `https://jobs.example/${at}`, company: "Initech", ...job }),
    );
    return this.write("jobs.ndjson", `${lines.join("\n")}\n`);
  }
}
