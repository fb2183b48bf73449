import type { DoctorReport } from "../api.ts";

/** One thing that `doctor` says. */
export type Finding = DoctorReport["findings"][number];

/** A finding that something is as it should be. */
export function ok(topic: string, message: string): Finding {
  return { level: "ok", topic, message };
}
