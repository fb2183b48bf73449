import { PeregrineError } from "@peregrine/core/host";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";
import type { EventLog } from "../activities/event-log.ts";
import type { Route } from "../route.ts";
import { activityEvent } from "../schemas/activities.ts";

/** Proxies and browsers close a connection over which nothing comes. */
const HEARTBEAT_MS = 15_000;
const STREAMS = 32;

/** The event stream of an activity; a server has so many at once. */
export function activityEvents(): Route {
  let streams = 0;
  return {
    method: "get",
    path: "/api/activities/:id/events",
    summary: "What happens in an activity, as server-sent events, from its begin or from Last-Event-ID",
    answer: activityEvent,
    mediaType: "text/event-stream",
    respond(c, { activities }) {
      const { log } = activities.get(c.req.param("id") ?? "");
      const last = Number(/^\d{1,15}$/.exec(c.req.header("last-event-id") ?? "")?.[0] ?? 0);
      if (log.ended && log.after(last).length === 0) return c.body(null, 204);
      if (streams >= STREAMS) throw tooMany();
      streams += 1;
      return streamSSE(c, (stream) => follow(log, last, stream).finally(() => (streams -= 1)));
    },
  };
}

async function follow(log: EventLog, after: number, stream: SSEStreamingApi): Promise<void> {
  let last = after;
  let wake: (() => void) | undefined;
  stream.onAbort(() => wake?.());
  while (!stream.aborted) {
    const changed = log.changed();
    for (const { id, event } of log.after(last)) {
      await stream.writeSSE({ id: String(id), data: JSON.stringify(event) });
      last = id;
    }
    if (log.ended && log.after(last).length === 0) return;
    const { promise: quiet, resolve } = Promise.withResolvers<boolean>();
    wake = () => resolve(false);
    const timer = setTimeout(() => resolve(true), HEARTBEAT_MS).unref();
    void changed.then(wake);
    if (await quiet) await stream.write(": still here\n\n");
    clearTimeout(timer);
  }
}

function tooMany(): PeregrineError {
  return new PeregrineError("rate_limited", "Too many pages follow the activities", {
    hint: "Close some of them.",
  });
}
