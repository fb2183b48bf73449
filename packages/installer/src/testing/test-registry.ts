import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { packageJsonOf, packTestPackage, type TestPackage } from "./test-package.ts";

/** What goes wrong at addresses that match. */
export interface Fault {
  path: RegExp;
  do: { status: number } | "hang" | "drop" | "truncate" | "corrupt";
}

interface Published {
  one: TestPackage;
  bytes: Buffer;
  integrity: string;
  /** How the registry shows it, if not as it is. */
  shown: Readonly<Record<string, unknown>>;
  publisher: string;
}

/** Told with a package: who published it, and what the registry shows otherwise than it is. */
export interface PublishOptions {
  publisher?: string;
  tag?: string;
  shown?: Readonly<Record<string, unknown>>;
}

/**
 * A registry on 127.0.0.1 that knows what npm's own does of reading, and nothing else: any other request fails the test
 * that asks `strays`.
 */
export class TestRegistry {
  readonly requests: string[] = [];
  /** Requests that a registry does not expect of us. */
  readonly strays: string[] = [];
  readonly attestations = new Map<string, object>();
  readonly downloads = new Map<string, number>();
  faults: Fault[] = [];
  /** Without it in the request, everything is 401. */
  token: string | undefined;
  searchable = true;
  readonly #packages = new Map<string, Map<string, Published>>();
  readonly #tags = new Map<string, Record<string, string>>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<TestRegistry> {
    const server = createServer();
    const registry = new TestRegistry(server);
    server.on("request", (request, response) => registry.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return registry;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  /** Publishes a package as the version that is newest. */
  async publish(one: TestPackage, options: PublishOptions = {}): Promise<{ integrity: string }> {
    const { publisher = "ada", tag = "latest", shown = {} } = options;
    const { version = "1.0.0" } = one;
    const packed = await packTestPackage(one);
    const versions = this.#packages.get(one.name) ?? new Map<string, Published>();
    versions.set(version, { one, ...packed, shown, publisher });
    this.#packages.set(one.name, versions);
    this.#tags.set(one.name, { ...this.#tags.get(one.name), [tag]: version });
    return { integrity: packed.integrity };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent(request.url ?? "/");
    this.requests.push(`${request.method} ${path}`);
    const fault = this.faults.find((one) => one.path.test(path))?.do;
    if (fault === "hang") return;
    if (fault === "drop") return void request.socket.destroy();
    if (typeof fault === "object") return send(response, fault.status, { error: "a fault" });
    if (this.token !== undefined && request.headers.authorization !== `Bearer ${this.token}`)
      return send(response, 401, { error: "who are you?" });
    const bytes = this.#tarball(path);
    if (bytes) return void response.end(damaged(bytes, fault));
    const answer = request.method === "GET" ? this.#json(path) : undefined;
    if (answer === undefined && !/^\/(?:@[\w-]+\/)?[\w.-]+$/.test(path))
      this.strays.push(`${request.method} ${path}`);
    return send(response, answer === undefined ? 404 : 200, answer ?? { error: "Not found" });
  }

  #json(path: string): object | undefined {
    const attestation = /^\/-\/npm\/v1\/attestations\/(.+)$/.exec(path)?.[1];
    if (attestation !== undefined) return this.attestations.get(attestation) ?? { attestations: [] };
    const counted = /^\/downloads\/point\/last-week\/(.+)$/.exec(path)?.[1];
    if (counted !== undefined) return { downloads: this.downloads.get(counted) };
    if (path.startsWith("/-/v1/search?")) return this.searchable ? this.#search(path) : undefined;
    return this.#packument(path.slice(1));
  }

  #search(path: string): object {
    const text = new URLSearchParams(path.split("?")[1]).get("text") ?? "";
    const words = text.split(" ").filter((word) => word !== "" && !word.startsWith("keywords:"));
    const objects = [...this.#packages]
      .filter(([name]) => words.every((word) => name.includes(word)))
      .map(([name, versions]) => {
        const version = this.#tags.get(name)?.["latest"] ?? "";
        const json = packageJsonOf(versions.get(version)!.one);
        return {
          package: { ...json, description: "Jobs to Acme", date: TIME, publisher: { username: "ada" } },
        };
      });
    return { objects, total: objects.length };
  }

  #packument(name: string): object | undefined {
    const versions = this.#packages.get(name);
    if (versions === undefined) return undefined;
    return {
      name,
      "dist-tags": this.#tags.get(name),
      time: { created: TIME, ...Object.fromEntries([...versions.keys()].map((version) => [version, TIME])) },
      versions: Object.fromEntries(
        [...versions].map(([version, one]) => [version, this.#version(name, version, one)]),
      ),
    };
  }

  #version(name: string, version: string, { one, integrity, shown, publisher }: Published): object {
    const dist = { integrity, tarball: `${this.url}archives/${name}/-/${version}.tgz` };
    return { ...packageJsonOf(one), dist, _npmUser: { name: publisher }, ...shown };
  }

  #tarball(path: string): Buffer | undefined {
    const [, name = "", version = ""] = /^\/archives\/(.+)\/-\/(.+)\.tgz$/.exec(path) ?? [];
    return this.#packages.get(name)?.get(version)?.bytes;
  }
}

const TIME = "2026-01-02T03:04:05.000Z";

function damaged(bytes: Buffer, fault: Fault["do"] | undefined): Buffer {
  if (fault === "truncate") return bytes.subarray(0, bytes.length / 2);
  return fault === "corrupt" ? Buffer.concat([bytes, Buffer.from([0])]) : bytes;
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
