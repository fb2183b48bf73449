import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "@peregrine/core";
import {
  checkIntegration,
  syncIntegration,
  type CheckResult,
  type SyncEvent,
  type SyncIntegrationOptions,
  type SyncReport,
} from "@peregrine/core/host";
import type { ScriptedAnswer } from "../server/fault.ts";
import { FaultyServer } from "../server/faulty-server.ts";
import { TestClock } from "../test-clock.ts";
import type { KillOn } from "../run-child.ts";
import { WatchedFolder } from "./watched-folder.ts";
import type { IntegrationUnderTest, LiveRecord, RunningService, Values } from "./integration-under-test.ts";

/** What one check has to itself: a service, the misbehaving server before it, a clock, an empty memory. */
export class Stage implements AsyncDisposable {
  readonly options: IntegrationUnderTest;
  readonly service: RunningService;
  /** Without a network nothing ever reaches it. */
  readonly server: FaultyServer;
  /** The files of a service that has no network. */
  readonly files: WatchedFolder | undefined;
  readonly clock: TestClock;
  /** A folder for the check's own files. */
  readonly folder: string;
  /** All that was told during its syncs, but for the progress. */
  readonly events: SyncEvent[] = [];

  private constructor(parts: Pick<Stage, "options" | "service" | "server" | "files" | "clock" | "folder">) {
    this.options = parts.options;
    this.service = parts.service;
    this.server = parts.server;
    this.files = parts.files;
    this.clock = parts.clock;
    this.folder = parts.folder;
  }

  static async open(options: IntegrationUnderTest): Promise<Stage> {
    const clock = new TestClock({ now: Date.now(), auto: true });
    const service = await options.service.start();
    const { isWrite } = options.service;
    const files = service.folder === undefined ? undefined : new WatchedFolder(service.folder);
    const target = service.url ?? nobody;
    const server = await FaultyServer.start({ target, clock, ...(isWrite ? { isWrite } : {}) });
    const folder = await mkdtemp(join(tmpdir(), "peregrine-contract-"));
    return new Stage({ options, service, server, files, clock, folder });
  }

  /** Where the memory of its syncs lies. */
  get stateDir(): string {
    return join(this.folder, "state");
  }

  get config(): Values {
    return { ...this.options.config, ...this.service.config };
  }

  /** Syncs as fast as the service answers; every wait is the clock's. A brake that more than 50 changes would pull is off. */
  async sync(
    jobs: readonly Job[],
    also: Omit<Partial<SyncIntegrationOptions>, "jobs"> = {},
  ): Promise<SyncReport> {
    return syncIntegration({
      Integration: this.options.Integration,
      ...this.#contained,
      config: this.config,
      baseUrl: this.server.url,
      stateDir: this.stateDir,
      fetch: (input, init) => this.clock.during(fetch(input, init)),
      clock: this.clock,
      random: () => 0.5,
      yes: true,
      onEvent: (event) => void (event.type !== "progress" && this.events.push(event)),
      ...also,
      jobs: [...jobs],
      limits: { requestsPerSecond: Infinity, ...also.limits },
    });
  }

  /** Tests the connection, with other values if some are given. */
  check(values: Values = {}, deadlineMs?: number): Promise<CheckResult> {
    const { Integration } = this.options;
    const config = { ...this.config, ...values };
    const deadline = deadlineMs === undefined ? {} : { deadlineMs };
    const { url: baseUrl } = this.server;
    return checkIntegration({ Integration, ...this.#contained, config, baseUrl, ...deadline });
  }

  get #contained(): { contained?: URL | string } {
    return this.options.contained === true ? { contained: this.options.module } : {};
  }

  /** All that has been written so far: equal to what it was for as long as nothing is. */
  async written(): Promise<unknown> {
    return this.files ? this.files.snapshot() : this.server.writes().length;
  }

  /** A kill at a request of that number, or at a change in the folder. */
  killAt(nth: number, when: "beforeCommit" | "afterCommit"): KillOn {
    return this.files ? { folder: this.files.path, nth } : { server: this.server, match: { nth }, when };
  }

  async records(): Promise<readonly LiveRecord[]> {
    return this.service.records();
  }

  /** An answer made up in the service's place, in the words its client understands. */
  answer(status: number, also: Omit<ScriptedAnswer, "status"> = {}): ScriptedAnswer {
    const body = { message: `Scripted ${status}` };
    return { status, body, ...this.options.service.answers?.[status], ...also };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
    this.files?.close();
    await this.service.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function nobody(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404).end();
}
