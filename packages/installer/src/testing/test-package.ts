import { hash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { create } from "tar";

const CORE = new URL("../../../core/src/index.ts", import.meta.url).href;

/** A package to publish: a working integration, but for what is said here. */
export interface TestPackage {
  name: string;
  version?: string;
  /** The integration's name. */
  integration?: string;
  /** Added to package.json. */
  packageJson?: Readonly<Record<string, unknown>>;
  manifest?: Readonly<Record<string, unknown>>;
  /** The body of `verify`: what the test of a connection does. */
  verify?: string;
  fields?: readonly object[];
  /** More files, by path. */
  files?: Readonly<Record<string, string>>;
  /** Only package.json and these files: some package that is no integration. */
  plain?: boolean;
}

const FIELDS = [{ key: "board", label: "Board", type: "text", required: true }];

/** The package.json of a test package. */
export function packageJsonOf(one: TestPackage): Record<string, unknown> {
  const { name, version = "1.0.0", packageJson } = one;
  if (one.plain) return { name, version, ...packageJson };
  return {
    name,
    version,
    type: "module",
    keywords: ["peregrine-integration"],
    exports: { ".": "./dist/index.js", "./package.json": "./package.json" },
    peregrine: { apiVersion: 1, manifest: "./dist/peregrine.json" },
    ...packageJson,
  };
}

/** Writes a package to a folder, built. */
export function writeTestPackage(dir: string, one: TestPackage): void {
  const { integration = "acme", fields = FIELDS, verify = "" } = one;
  const manifest = { name: integration, label: "Acme", tier: "free", fields, ...one.manifest };
  const source = `import { IntegrationBase, PeregrineError } from ${JSON.stringify(CORE)};
export default class extends IntegrationBase {
  static name = ${JSON.stringify(manifest.name)};
  static label = ${JSON.stringify(manifest.label)};
  static tier = "free";
  fields() { return ${JSON.stringify(fields)}; }
  async verify() { ${verify} }
}
export const fail = (code, message) => { throw new PeregrineError(code, message); };
`;
  const built = { "dist/index.js": source, "dist/peregrine.json": JSON.stringify(manifest) };
  const files = {
    "package.json": JSON.stringify(packageJsonOf(one)),
    ...(one.plain ? {} : built),
    ...one.files,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
}

/** The archive npm would publish, and its digest. */
export async function packTestPackage(one: TestPackage): Promise<{ bytes: Buffer; integrity: string }> {
  const dir = mkdtempSync(join(tmpdir(), "peregrine-pack-"));
  try {
    writeTestPackage(join(dir, "package"), one);
    const chunks: Buffer[] = [];
    for await (const chunk of create({ gzip: true, cwd: dir, portable: true }, ["package"])) {
      chunks.push(Buffer.from(chunk));
    }
    const bytes = Buffer.concat(chunks);
    return { bytes, integrity: `sha512-${hash("sha512", bytes, "base64")}` };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
