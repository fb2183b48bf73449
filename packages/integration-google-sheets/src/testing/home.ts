import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "@peregrine/core";
import { syncIntegration, type SyncIntegrationOptions, type SyncReport } from "@peregrine/core/host";
import {
  startFakeGoogleSheets,
  type FakeGoogleSheets,
  type FakeGoogleSheetsOptions,
} from "@peregrine/fake-google-sheets";
import { TestClock } from "@peregrine/testkit";
import GoogleSheetsIntegration from "../index.ts";

/** The connection's values, but for the credentials; those beside the form, too. */
type Values = Readonly<Record<string, unknown>>;

/** A user's memory and the Google it syncs with, on one clock: whole runs of the engine, whose waits cost no time. */
export class Home implements AsyncDisposable {
  readonly google: FakeGoogleSheets;
  readonly clock: TestClock;
  readonly #stateDir: string;

  private constructor(google: FakeGoogleSheets, clock: TestClock, stateDir: string) {
    this.google = google;
    this.clock = clock;
    this.#stateDir = stateDir;
  }

  static async open(options: Omit<FakeGoogleSheetsOptions, "now"> = {}): Promise<Home> {
    // Signatures are dated by the system's clock.
    const clock = new TestClock({ now: Date.now(), auto: true });
    const google = await startFakeGoogleSheets({ ...options, now: () => clock.now() });
    return new Home(google, clock, await mkdtemp(join(tmpdir(), "peregrine-sheets-")));
  }

  /** One sync, as fast as Google answers, if nothing else is said; the brake is off. */
  sync(
    values: Values,
    jobs: readonly Job[],
    also: Partial<SyncIntegrationOptions> = {},
  ): Promise<SyncReport> {
    return syncIntegration({
      Integration: GoogleSheetsIntegration,
      config: { credentials_json: this.google.serviceAccount, ...values },
      baseUrl: this.google.url,
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
    await this.google.close();
    await rm(this.#stateDir, { recursive: true, force: true });
  }
}
