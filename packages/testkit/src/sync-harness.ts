import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "@peregrine/core";
import { syncIntegration, type SyncIntegrationOptions, type SyncReport } from "@peregrine/core/host";
import { TestClock } from "./test-clock.ts";

/** A service on this machine, as far as the harness needs it. */
export interface HarnessService {
  readonly url: string;
  close(): Promise<void>;
}

/** What is synced, and with what. */
export interface SyncHarnessOptions<Service extends HarnessService> {
  Integration: SyncIntegrationOptions["Integration"];
  /** Starts the service on the harness's clock. */
  start(now: () => number): Promise<Service>;
  /** Values of the connection that every run has, such as the service's token. */
  config(service: Service): Readonly<Record<string, unknown>>;
  /** Default: one that begins with 2026 and jumps over every wait. */
  clock?: TestClock;
}

/**
 * A user's memory and the service it is synced with, on one clock: whole runs of the engine, whose waits cost no time.
 *
 * @example
 * await using harness = await SyncHarness.open({
 *   Integration: Acme,
 *   start: (now) => startAcmeServer({ now }),
 *   config: ({ key }) => ({ api_key: key }),
 * });
 * await harness.sync({ workspace: "jobs" }, sampleJobs(1000));
 * const again = await harness.sync({ workspace: "jobs" }, sampleJobs(1000));
 * // again.requests === 0
 */
export class SyncHarness<Service extends HarnessService> implements AsyncDisposable {
  readonly service: Service;
  readonly clock: TestClock;
  /** Where the memory lies. */
  readonly stateDir: string;
  readonly #options: SyncHarnessOptions<Service>;

  private constructor(options: SyncHarnessOptions<Service>, service: Service, clock: TestClock, dir: string) {
    this.service = service;
    this.clock = clock;
    this.stateDir = dir;
    this.#options = options;
  }

  static async open<Service extends HarnessService>(
    options: SyncHarnessOptions<Service>,
  ): Promise<SyncHarness<Service>> {
    const clock = options.clock ?? new TestClock({ auto: true });
    const service = await options.start(() => clock.now());
    return new SyncHarness(options, service, clock, await mkdtemp(join(tmpdir(), "peregrine-harness-")));
  }

  /**
   * One sync, as fast as the service answers, if nothing else is said; the brake is off.
   *
   * @param values - more values of the connection; those beside the form, too
   */
  sync(
    values: Readonly<Record<string, unknown>>,
    jobs: readonly Job[],
    also: Partial<SyncIntegrationOptions> = {},
  ): Promise<SyncReport> {
    return syncIntegration({
      Integration: this.#options.Integration,
      config: { ...this.#options.config(this.service), ...values },
      baseUrl: this.service.url,
      stateDir: this.stateDir,
      fetch: (input, init) => this.clock.during(fetch(input, init)),
      clock: this.clock,
      random: () => 0.5,
      yes: true,
      limits: { requestsPerSecond: Infinity },
      ...also,
      jobs,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service.close();
    await rm(this.stateDir, { recursive: true, force: true });
  }
}
