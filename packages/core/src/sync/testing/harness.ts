import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Clock } from "../../clock.ts";
import type { CheckResult } from "../../check-result.ts";
import type { Destination } from "../../destination.ts";
import type { Job } from "../../job.ts";
import { planSync } from "../plan-sync.ts";
import type { PlanReport, SyncEvent, SyncReport } from "../report.ts";
import { runSync } from "../run-sync.ts";
import type { EngineOptions } from "../sync-options.ts";

/** A clock on which waiting takes no time and is written down. */
export class QuickClock implements Clock {
  readonly waits: number[] = [];
  #now = Date.UTC(2026, 0, 1);

  now(): number {
    return this.#now;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.waits.push(ms);
    this.#now += ms;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One home's memory, and syncs over it. */
export class Harness {
  readonly stateDir: string = temporaryFolder();
  readonly clock = new QuickClock();
  readonly events: SyncEvent[] = [];
  destination: Destination;
  check: () => Promise<CheckResult> = async () => ({ ok: true });

  constructor(destination: Destination) {
    this.destination = destination;
  }

  options(jobs: EngineOptions["jobs"], also: Partial<EngineOptions> = {}): EngineOptions {
    const target = {
      integration: "board",
      label: "Board",
      scope: "one",
      destination: this.destination,
      check: () => this.check(),
      redact: (text: string) => text.replaceAll("s3cret", "[redacted]"),
      attach: () => undefined,
    };
    const onEvent = (event: SyncEvent): void => void (event.type !== "progress" && this.events.push(event));
    return {
      target,
      jobs,
      stateDir: this.stateDir,
      fetch,
      clock: this.clock,
      random: () => 0.5,
      onEvent,
      ...also,
    };
  }

  sync(jobs: EngineOptions["jobs"], also?: Partial<EngineOptions>): Promise<SyncReport> {
    return runSync(this.options(jobs, also));
  }

  plan(jobs: EngineOptions["jobs"], also?: Partial<EngineOptions>): Promise<PlanReport> {
    return planSync(this.options(jobs, also));
  }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "peregrine-sync-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Jobs `Job 1` to `Job n`. */
export function someJobs(count: number, also: Partial<Job> = {}): Job[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `Job ${index + 1}`,
    company: "Acme",
    url: `https://example.com/jobs/${index + 1}`,
    status: "applied",
    ...also,
  }));
}
