import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { createInstaller } from "../create-installer.ts";
import type { Added, Installer, Offer } from "../api.ts";
import type { InstallerOptions } from "../installer-options.ts";
import type { TestRegistry } from "./test-registry.ts";

/** A home on disk whose npm knows one registry, and nothing of this machine's own settings. */
export class TestHome {
  readonly dir: string = realpathSync(mkdtempSync(join(tmpdir(), "peregrine-home-")));
  readonly env: Readonly<Record<string, string>>;

  constructor(registry: Pick<TestRegistry, "url">, npmrc = "") {
    onTestFinished(() => rmSync(this.dir, { recursive: true, force: true, maxRetries: 3 }));
    this.env = { PATH: process.env["PATH"] ?? "", HOME: join(this.dir, "user") };
    this.write(
      "user/.npmrc",
      `registry=${registry.url}\ncache=${join(this.dir, "user/cache")}\nfetch-retries=0\n${npmrc}`,
    );
    this.write("config/user.yaml", "wizard_complete: true\n");
  }

  installer(options: InstallerOptions = {}): Installer {
    return createInstaller({
      home: this.dir,
      cwd: this.dir,
      env: this.env,
      trustRoot: () => Promise.reject(new Error("no network")),
      ...options,
    });
  }

  /** Finds and installs at once, trusting it. */
  async add(spec: string, options: InstallerOptions = {}): Promise<Added> {
    const installer = this.installer(options);
    return installer.add(await offerOf(installer, spec), { trusted: true });
  }

  /** Connects `acme`. */
  connect(): this {
    return this.write("config/integrations/acme.yaml", "board: jobs\n");
  }

  write(path: string, content: string): this {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), content);
    return this;
  }

  read(path: string): string {
    return readFileSync(join(this.dir, path), "utf8");
  }

  has(path: string): boolean {
    return existsSync(join(this.dir, path));
  }

  /** The version of an installed package; undefined when it is not there, or npm is still writing it. */
  version(packageName: string): string | undefined {
    const path = `node_modules/${packageName}/package.json`;
    return this.has(path) ? /"version":"([^"]+)"/.exec(this.read(path))?.[1] : undefined;
  }
}

/** What is offered, when it is one package that fits. */
export async function offerOf(installer: Installer, spec: string): Promise<Offer> {
  const found = await installer.find(spec);
  if (found.kind !== "offer") throw new Error(`expected an offer, but: ${JSON.stringify(found)}`);
  return found.offer;
}
