// oxlint-disable-next-line typescript/triple-slash-reference -- an untyped package: whoever imports this source must find its types
/// <reference path="./npmcli-config.d.ts" />
import { join } from "node:path";
import Config from "@npmcli/config";
import parts from "@npmcli/config/lib/definitions/index.js";
import type { Options } from "npm-registry-fetch";

/** The user's settings of npm, as its libraries take them. Holds credentials: never print it. */
export interface NpmSettings extends Options {
  readonly registry: string;
  /** npm's cache: what is fetched through it, npm need not fetch again. */
  readonly cache?: string;
}

/** Read anew for each request, a registry that is down would keep a person waiting for minutes. */
const TIMEOUT_MS = 30_000;
const RETRY = { retries: 1, factor: 1, minTimeout: 500, maxTimeout: 1000, randomize: false };

/**
 * Reads the settings that npm itself would use in the home: registries, scopes, credentials, proxies and certificates,
 * from `.npmrc` files and the environment.
 */
export async function readNpmSettings(
  homeDir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<NpmSettings> {
  const config = new Config({
    ...parts,
    // npm's own folder: nothing of it is read but an `npmrc` that packagers may add.
    npmPath: join(homeDir, "node_modules", "npm"),
    argv: ["node", "npm", "--prefix", homeDir],
    env,
    cwd: homeDir,
    warn: false,
  });
  await config.load();
  const { flat } = config;
  const registry = typeof flat["registry"] === "string" ? flat["registry"] : "https://registry.npmjs.org/";
  const timeout = typeof flat["timeout"] === "number" ? Math.min(flat["timeout"], TIMEOUT_MS) : TIMEOUT_MS;
  return { ...flat, registry, timeout, retry: RETRY };
}
