import { NotionError } from "./notion-error.ts";

/** How a connection is limited. `window`: requests per fixed 60 seconds. `bucket`: an average, with room for a burst. */
export type RateLimit =
  | { mode: "window"; requests: number }
  | { mode: "bucket"; perSecond: number; burst: number };

const WINDOW_MS = 60_000;

/**
 * Both kinds of limit Notion has: one per connection, whose wait is a minute at most, and one per workspace, shared by all
 * connections, whose wait may be longer. The words of `rate_limit_reason` are not documented; these are made up.
 */
export class RateLimiter {
  readonly #limit: RateLimit | undefined;
  #windowStartMs = Number.NEGATIVE_INFINITY;
  #used = 0;
  #tokens: number;
  #refilledMs = 0;
  #workspaceUntilMs = 0;

  constructor(limit?: RateLimit) {
    this.#limit = limit;
    this.#tokens = limit?.mode === "bucket" ? limit.burst : 0;
  }

  /** The workspace's own limit is used up until then. */
  closeWorkspaceUntil(ms: number): void {
    this.#workspaceUntilMs = ms;
  }

  /** Counts one request. @throws NotionError 429 with the time to wait */
  take(nowMs: number): void {
    if (nowMs < this.#workspaceUntilMs) throw limited(this.#workspaceUntilMs - nowMs, "workspace_limit");
    if (this.#limit?.mode === "window") this.#takeFromWindow(nowMs, this.#limit.requests);
    if (this.#limit?.mode === "bucket") this.#takeFromBucket(nowMs, this.#limit);
  }

  #takeFromWindow(nowMs: number, requests: number): void {
    if (nowMs >= this.#windowStartMs + WINDOW_MS) {
      this.#windowStartMs = nowMs;
      this.#used = 0;
    }
    if (this.#used >= requests) throw limited(this.#windowStartMs + WINDOW_MS - nowMs, "connection_limit");
    this.#used += 1;
  }

  #takeFromBucket(nowMs: number, { perSecond, burst }: { perSecond: number; burst: number }): void {
    const passed = this.#refilledMs === 0 ? 0 : nowMs - this.#refilledMs;
    this.#tokens = Math.min(burst, this.#tokens + (passed * perSecond) / 1000);
    this.#refilledMs = nowMs;
    if (this.#tokens < 1) throw limited(((1 - this.#tokens) * 1000) / perSecond, "connection_limit");
    this.#tokens -= 1;
  }
}

function limited(waitMs: number, reason: string): NotionError {
  const message = "You have been rate limited. Please try again in a few minutes.";
  return new NotionError(429, "rate_limited", message, {
    additionalData: { rate_limit_reason: reason },
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
  });
}
