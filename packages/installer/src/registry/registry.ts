import registryFetch from "npm-registry-fetch";
import { isMap, type JsonMap } from "../json-map.ts";
import { codeOf } from "../npm/code-of.ts";
import { npmFailure } from "../npm/npm-failure.ts";
import type { NpmSettings } from "./npm-settings.ts";

/** A package is some hundred kilobytes; more than this is none of an integration. */
const TARBALL_LIMIT = 64 * 1024 * 1024;

/** What is asked of registries, each by the user's own settings and credentials. */
export class Registry {
  readonly #settings: NpmSettings;

  constructor(settings: NpmSettings) {
    this.#settings = settings;
  }

  /** The registry that has packages of this name: scopes may have their own. */
  of(packageName: string): string {
    const registry = registryFetch.pickRegistry(packageName, this.#settings);
    return registry.endsWith("/") ? registry : `${registry}/`;
  }

  /** All that a registry says of a package. @throws PeregrineError */
  packument(packageName: string, signal?: AbortSignal): Promise<JsonMap> {
    return this.json(`/${escaped(packageName)}`, packageName, signal);
  }

  /**
   * An answer in JSON.
   *
   * @param packageName - decides which registry is asked, and is named when it fails
   */
  async json(path: string, packageName: string, signal?: AbortSignal): Promise<JsonMap> {
    try {
      const answer: unknown = await registryFetch.json(path, {
        ...this.#settings,
        ...(signal ? { signal } : {}),
        spec: packageName,
        // npm's cache may be stale, and what is decided by is better new.
        preferOnline: true,
      });
      return isMap(answer) ? answer : {};
    } catch (error) {
      throw failureOf(error, packageName, signal);
    }
  }

  /** A package's archive, through npm's cache, so that npm need not fetch it again. */
  async tarball(url: string, packageName: string, signal?: AbortSignal): Promise<Buffer> {
    try {
      const { spec: _none, ...settings } = this.#settings;
      const response = await registryFetch(url, { ...settings, ...(signal ? { signal } : {}) });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of response.body) {
        chunks.push(Buffer.from(chunk));
        size += chunk.length;
        if (size > TARBALL_LIMIT) throw Object.assign(new Error("too large"), { code: "EFBIG" });
      }
      return Buffer.concat(chunks);
    } catch (error) {
      throw failureOf(error, packageName, signal);
    }
  }
}

function failureOf(error: unknown, packageName: string, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  const said = error instanceof Error ? error.message.split("\n", 1)[0] : undefined;
  return npmFailure(codeOf(error), packageName, said === undefined ? {} : { said });
}

/** A scope's slash is part of the name in a path. */
export function escaped(packageName: string): string {
  return packageName.replace("/", "%2f");
}
