import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "@peregrine/core";
import { syncIntegration, type SyncIntegrationOptions, type SyncReport } from "@peregrine/core/host";
import { startFakeAirtable, type FakeAirtable, type FakeAirtableOptions } from "@peregrine/fake-airtable";
import { TestClock } from "@peregrine/testkit";
import AirtableIntegration from "../index.ts";

/** The connection's values, but for the token; those beside the form, too. */
type Values = Readonly<Record<string, unknown>>;

/** A user's memory and the Airtable it syncs with, on one clock: whole runs of the engine, whose waits cost no time. */
export class Home implements AsyncDisposable {
  readonly airtable: FakeAirtable;
  readonly clock: TestClock;
  /** Where its memory lies. */
  readonly stateDir: string;

  private constructor(airtable: FakeAirtable, clock: TestClock, stateDir: string) {
    this.airtable = airtable;
    this.clock = clock;
    this.stateDir = stateDir;
  }

  static async open(options: Omit<FakeAirtableOptions, "now"> = {}): Promise<Home> {
    const clock = new TestClock({ auto: true });
    const airtable = await startFakeAirtable({ ...options, now: () => clock.now() });
    return new Home(airtable, clock, await mkdtemp(join(tmpdir(), "peregrine-airtable-")));
  }

  /** One sync, as fast as Airtable answers, if nothing else is said; the brake is off. */
  sync(
    values: Values,
    jobs: readonly Job[],
    also: Partial<SyncIntegrationOptions> = {},
  ): Promise<SyncReport> {
    return syncIntegration({
      Integration: AirtableIntegration,
      config: { api_key: this.airtable.token, ...values },
      baseUrl: this.airtable.url,
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
    await this.airtable.close();
    await rm(this.stateDir, { recursive: true, force: true });
  }
}
