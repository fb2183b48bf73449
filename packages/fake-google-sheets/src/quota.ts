import { FixedWindow } from "@peregrine/fake-service";
import { SheetsError, errorInfo } from "./sheets-error.ts";

/** Requests that each user may make in a minute; reads and writes are counted apart. */
export interface QuotaLimits {
  reads: number;
  writes: number;
}

const MINUTE_MS = 60_000;

/** Counts requests. Google names no time to wait in a refusal: the count begins anew with each minute. */
export class Quota {
  readonly #limits: QuotaLimits;
  readonly #reads: FixedWindow;
  readonly #writes: FixedWindow;

  constructor({ reads = 60, writes = 60 }: Partial<QuotaLimits> = {}) {
    this.#limits = { reads, writes };
    this.#reads = new FixedWindow(reads, MINUTE_MS);
    this.#writes = new FixedWindow(writes, MINUTE_MS);
  }

  /** @throws SheetsError 429 */
  take(kind: "read" | "write", nowMs: number): void {
    const waitMs = (kind === "read" ? this.#reads : this.#writes).take(nowMs);
    if (waitMs > 0) throw exceeded(kind, this.#limits[kind === "read" ? "reads" : "writes"]);
  }
}

function exceeded(kind: "read" | "write", limit: number): SheetsError {
  const metric = kind === "read" ? "Read requests" : "Write requests";
  const message = `Quota exceeded for quota metric '${metric}' and limit '${metric} per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:123456789012'.`;
  const info = errorInfo("RATE_LIMIT_EXCEEDED", {
    quota_limit: `${kind === "read" ? "Read" : "Write"}RequestsPerMinutePerUser`,
    quota_limit_value: String(limit),
    quota_metric: `sheets.googleapis.com/${kind}_requests`,
    consumer: "projects/123456789012",
  });
  return new SheetsError(429, message, [info]);
}
