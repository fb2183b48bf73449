import { PeregrineError, type Clock } from "@peregrine/core/host";
import type { MiddlewareHandler } from "hono";

/** How many requests are let through: `perSecond` for long, and `reserve` at once. */
export interface Rate {
  perSecond: number;
  reserve: number;
}

/** A page that went wild must not keep the machine busy. */
export function rateLimit({ perSecond, reserve }: Rate, clock: Clock): MiddlewareHandler {
  let left = reserve;
  let at = clock.now();
  return async (_c, next) => {
    const now = clock.now();
    left = Math.min(reserve, left + (Math.max(0, now - at) / 1000) * perSecond);
    at = now;
    if (left < 1) {
      const retryAfterMs = Math.ceil(((1 - left) / perSecond) * 1000);
      throw new PeregrineError("rate_limited", "These are too many requests at once", { retryAfterMs });
    }
    left -= 1;
    await next();
  };
}
