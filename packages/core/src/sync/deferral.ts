import type { Session } from "./session.ts";

/** A run that begins before the time the service named ends at once, without a request, unless the user insists. */
export function deferral({ database, connection, caller, options }: Session): void {
  const row = database.prepare("SELECT resume_at FROM connection WHERE id = ?").get(connection.id);
  const resumeAt = Number(row?.["resume_at"] ?? 0);
  if (options.now || resumeAt <= caller.clock.now()) return;
  caller.control.endWith({
    outcome: "deferred",
    resumeAt,
    asked: true,
    failure: {
      code: "rate_limited",
      message: `${caller.label} asked the last run to wait`,
      hint: "Run it again then, or insist with --now.",
    },
  });
}

/** Remembers until when the service wants to be left alone; null when it does not. */
export function remember({ database, connection, caller }: Session): void {
  const { end } = caller.control;
  const resumeAt = end?.outcome === "deferred" && end.asked ? (end.resumeAt ?? null) : null;
  database.prepare("UPDATE connection SET resume_at = ? WHERE id = ?").run(resumeAt, connection.id);
}
