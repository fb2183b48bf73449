import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pnpmCommand } from "../packages/pack-all.ts";
import { cleanEnvironment } from "./clean-environment.ts";
import { run } from "./run.ts";

const PROGRAM = join(import.meta.dirname, "registry");

/** A registry on this machine that has our packages, and hands on all others from the one that npm is set up for. */
export class LocalRegistry implements AsyncDisposable {
  readonly url: string;
  readonly #server: ChildProcess;

  private constructor(url: string, server: ChildProcess) {
    this.url = url;
    this.#server = server;
  }

  /** @param folder - where its packages are kept */
  static async start(folder: string): Promise<LocalRegistry> {
    const env = cleanEnvironment();
    const [command, ...before] = pnpmCommand();
    await run(command, [...before, "install", "--frozen-lockfile", "--prefer-offline"], {
      cwd: PROGRAM,
      env,
    });
    const above = (await run("npm", ["config", "get", "registry"], { cwd: folder, env })).trim();
    const server = spawn(process.execPath, [join(PROGRAM, "serve.js"), join(folder, "registry"), above], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await Promise.race([once(server.stdout, "data"), gone(server)])) as [Buffer];
    return new LocalRegistry(line.toString().trim(), server);
  }

  /** Makes `folder` one whose npm and pnpm know this registry alone, and keep what they fetch to themselves. */
  use(folder: string): NodeJS.ProcessEnv {
    const { host } = new URL(this.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, ".npmrc"), `registry=${this.url}\n//${host}/:_authToken=anybody\n`);
    return {
      ...cleanEnvironment(),
      npm_config_registry: this.url,
      pnpm_config_registry: this.url,
      npm_config_cache: join(folder, "../npm-cache"),
      pnpm_config_store_dir: join(folder, "../pnpm-store"),
      // pnpm leaves a version alone in its first day.
      pnpm_config_minimum_release_age: "0",
      npm_config_audit: "false",
      npm_config_fund: "false",
      npm_config_update_notifier: "false",
    };
  }

  /** The newest version of a package here. @throws Error when there is none */
  async latest(name: string): Promise<string> {
    const response = await fetch(new URL(name.replace("/", "%2f"), this.url));
    if (!response.ok) throw new Error(`${name} is not on the registry (${response.status})`);
    const { "dist-tags": tags } = (await response.json()) as { "dist-tags": { latest: string } };
    return tags.latest;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server.exitCode !== null) return;
    this.#server.kill();
    await once(this.#server, "exit");
  }
}

async function gone(server: ChildProcess): Promise<never> {
  const [code] = await once(server, "exit");
  throw new Error(`The registry ended with ${code} before it served`);
}
