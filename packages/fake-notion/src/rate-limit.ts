import { FixedWindow, TokenBucket } from "@peregrine/fake-service";
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
  readonly #connection: FixedWindow | TokenBucket | undefined;
  #workspaceUntilMs = 0;

  constructor(limit?: RateLimit) {
    if (limit?.mode === "window") this.#connection = new FixedWindow(limit.requests, WINDOW_MS);
    if (limit?.mode === "bucket") this.#connection = new TokenBucket(limit.perSecond, limit.burst);
  }

  /** The workspace's own limit is used up until then. */
  closeWorkspaceUntil(ms: number): void {
    this.#workspaceUntilMs = ms;
  }

  /** Counts one request. @throws NotionError 429 with the time to wait */
  take(nowMs: number): void {
    if (nowMs < this.#workspaceUntilMs) throw limited(this.#workspaceUntilMs - nowMs, "workspace_limit");
    const waitMs = this.#connection?.take(nowMs) ?? 0;
    if (waitMs > 0) throw limited(waitMs, "connection_limit");
  }
}

function limited(waitMs: number, reason: string): NotionError {
  const message = "You have been rate limited. Please try again in a few minutes.";
  return new NotionError(429, "rate_limited", message, {
    additionalData: { rate_limit_reason: reason },
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
  });
}
