import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "../../packages/core/src/index.ts";
import type { RunningServer } from "../../packages/integration-myservice/src/server/start-server.ts";
import type { ChildOrder, ChildResult, KillOn } from "../../packages/testkit/src/index.ts";
import { MY_SERVICE, server, testkit } from "./built.ts";

/** An answer takes as long, so that there is something to cut off between a write and its answer. */
const LATENCY_MS = 2;

/** A MyService, a memory, and a file of jobs: what the processes of one round share. */
export class World implements AsyncDisposable {
  readonly service: RunningServer;
  readonly folder: string;

  private constructor(service: RunningServer, folder: string) {
    this.service = service;
    this.folder = folder;
  }

  static async open(): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), "peregrine-prove-"));
    return new World(await server.startServer({ latencyMs: LATENCY_MS }), folder);
  }

  get stateDir(): string {
    return join(this.folder, "state");
  }

  /** Puts the jobs where the processes find them. */
  async give(jobs: readonly Job[]): Promise<void> {
    const order: ChildOrder = {
      module: MY_SERVICE,
      config: { api_key: this.service.key, workspace_id: this.service.workspace },
      baseUrl: this.service.url,
      stateDir: this.stateDir,
      jobs: join(this.folder, "jobs.ndjson"),
    };
    await writeFile(order.jobs, jobs.map((job) => `${JSON.stringify(job)}\n`).join(""));
    await writeFile(this.#order, JSON.stringify(order));
  }

  /** One process that syncs, to its end or until it is killed. */
  sync(killOn?: KillOn): Promise<ChildResult> {
    const options = { ...testkit.childScript, args: [this.#order], deadlineMs: 120_000 };
    return testkit.runChild({ ...options, ...(killOn ? { killOn } : {}) });
  }

  get #order(): string {
    return join(this.folder, "order.json");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
