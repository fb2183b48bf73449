import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "@peregrine/core";
import { syncIntegration, type SyncIntegrationOptions, type SyncReport } from "@peregrine/core/host";
import { startFakeNotion, type FakeNotion, type FakeNotionOptions } from "@peregrine/fake-notion";
import { TestClock } from "@peregrine/testkit";
import NotionIntegration from "../index.ts";

/** The connection's values, but for the token; those beside the form, too. */
type Values = Readonly<Record<string, unknown>>;

/** A user's memory and the Notion it syncs with, on one clock: whole runs of the engine, whose waits cost no time. */
export class Home implements AsyncDisposable {
  readonly notion: FakeNotion;
  readonly clock: TestClock;
  readonly #stateDir: string;

  private constructor(notion: FakeNotion, clock: TestClock, stateDir: string) {
    this.notion = notion;
    this.clock = clock;
    this.#stateDir = stateDir;
  }

  static async open(options: Omit<FakeNotionOptions, "now"> = {}): Promise<Home> {
    const clock = new TestClock({ auto: true });
    const notion = await startFakeNotion({ writeMs: 0, ...options, now: () => clock.now() });
    return new Home(notion, clock, await mkdtemp(join(tmpdir(), "peregrine-notion-")));
  }

  /** One sync, as fast as Notion answers, if nothing else is said; the brake is off. */
  sync(
    values: Values,
    jobs: readonly Job[],
    also: Partial<SyncIntegrationOptions> = {},
  ): Promise<SyncReport> {
    return syncIntegration({
      Integration: NotionIntegration,
      config: { token: this.notion.token, ...values },
      baseUrl: this.notion.url,
      stateDir: this.#stateDir,
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
    await this.notion.close();
    await rm(this.#stateDir, { recursive: true, force: true });
  }
}
