import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BUILT } from "./built.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** An integration whose service is a counter in this process: what a run costs without any network. */
const NOWHERE = `
import { IntegrationBase } from ${JSON.stringify(BUILT.core)};
const answer = () => new Promise((resolve) => setImmediate(resolve));
let created = 0;
export default class Nowhere extends IntegrationBase {
  static name = "nowhere";
  static label = "Nowhere";
  static tier = "free";
  fields() { return []; }
  destination() {
    return {
      limits: { concurrency: 10 },
      toRecord: ({ title, company, url, status }) => ({ title, company, url, status }),
      create: async () => { await answer(); return \`r\${++created}\`; },
      update: async () => undefined,
      find: async () => { await answer(); return null; },
    };
  }
}
`;

/** A home with the integration `nowhere` installed and connected. */
export function homeWithNowhere(): string {
  const dir = temporaryFolder();
  const name = "peregrine-integration-nowhere";
  writeIntegration(join(dir, "node_modules", name), name, "nowhere", NOWHERE);
  return connected(dir, "nowhere", "{}\n");
}

/** A home with the built MyService integration installed and connected. */
export function homeWithMyService(): string {
  const dir = temporaryFolder();
  mkdirSync(join(dir, "node_modules/@peregrine"), { recursive: true });
  const target = fileURLToPath(BUILT.myservice);
  symlinkSync(target, join(dir, "node_modules/@peregrine/integration-myservice"), "junction");
  return connected(dir, "myservice", "api_key: demo-key\nworkspace_id: demo\n");
}

/** Writes an integration's package as it would be installed. */
export function writeIntegration(dir: string, packageName: string, name: string, entry: string): void {
  const label = name[0]!.toUpperCase() + name.slice(1);
  mkdirSync(join(dir, "dist"), { recursive: true });
  const packageJson = {
    name: packageName,
    version: "1.0.0",
    type: "module",
    keywords: ["peregrine-integration"],
    exports: { ".": "./dist/index.js" },
    peregrine: { apiVersion: 1, manifest: "./dist/peregrine.json" },
  };
  writeFileSync(join(dir, "package.json"), JSON.stringify(packageJson));
  writeFileSync(join(dir, "dist/peregrine.json"), JSON.stringify({ name, label, tier: "free", fields: [] }));
  writeFileSync(join(dir, "dist/index.js"), entry);
}

function connected(dir: string, name: string, yaml: string): string {
  mkdirSync(join(dir, "config/integrations"), { recursive: true });
  writeFileSync(join(dir, `config/integrations/${name}.yaml`), yaml, { mode: 0o600 });
  return dir;
}
