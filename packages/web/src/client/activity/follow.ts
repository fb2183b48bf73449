import type { Activity, ActivityEvent } from "../../api-types.ts";

/** An activity as far as its events have told. */
export interface Followed {
  activity: Activity;
  /** Titles of the jobs that were written last, newest first. */
  latest: readonly string[];
  /** Jobs that failed so far. */
  failed: number;
}

const MOST_LATEST = 3;
const MOST_WARNINGS = 50;

/** What is known of an activity before its events come, which then tell everything from the start. */
export function startFollowing(activity: Activity): Followed {
  return { activity: { ...activity, warnings: [] }, latest: [], failed: 0 };
}

/** True when nothing more will happen. */
export function hasEnded({ state }: Activity): boolean {
  return state === "done" || state === "failed";
}

/** Takes in one event. */
export function follow(known: Followed, event: ActivityEvent): Followed {
  const { activity, latest, failed } = known;
  switch (event.type) {
    case "state":
      return { ...known, activity: { ...activity, state: event.state } };
    case "phase":
      return { ...known, activity: { ...activity, phase: event.phase } };
    case "step":
      return { ...known, activity: { ...activity, step: event.step } };
    case "progress":
      return { ...known, activity: { ...activity, progress: event.progress } };
    case "waiting":
      return { ...known, activity: { ...activity, waiting: { until: event.until, failure: event.failure } } };
    case "warning": {
      const warnings = [...activity.warnings, event.message].slice(-MOST_WARNINGS);
      return { ...known, activity: { ...activity, warnings } };
    }
    case "wrote":
      return { ...known, latest: [event.title, ...latest].slice(0, MOST_LATEST) };
    case "failed":
      return { ...known, failed: failed + 1 };
    case "end":
      return { ...known, activity: event.activity };
  }
}
