import { useEffect, useState } from "preact/hooks";
import type { Activity, ActivityEvent } from "../../api-types.ts";
import { api, eventsOf } from "../api/api.ts";
import { failureOf } from "../api/refused.ts";
import { follow, hasEnded, startFollowing, type Followed } from "./follow.ts";

/** An activity that is followed as it goes on. */
export interface Watched extends Followed {
  /** The stream of events is cut; the browser tries again by itself. */
  lost: boolean;
}

/** Follows an activity by its events until it ends. `onEnd` is told once. */
export function useActivity(first: Activity, onEnd: (activity: Activity) => void): Watched {
  const [followed, setFollowed] = useState(() => startFollowing(first));
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let known = startFollowing(first);
    const events = new EventSource(eventsOf(first.id));
    events.addEventListener("open", () => setLost(false));
    events.addEventListener("error", () => {
      setLost(true);
      if (events.readyState === EventSource.CLOSED) void whatBecameOf(first).then(onEnd);
    });
    events.addEventListener("message", ({ data }) => {
      const event: ActivityEvent = JSON.parse(String(data));
      known = follow(known, event);
      setFollowed(known);
      if (!hasEnded(known.activity) || event.type !== "end") return;
      events.close();
      onEnd(known.activity);
    });
    return () => events.close();
  }, [first.id]);
  return { ...followed, lost };
}

/** For an activity whose events are refused: the server was started again, or has forgotten it. */
async function whatBecameOf(first: Activity): Promise<Activity> {
  try {
    return (await api.activity(first.id)).activity;
  } catch (error) {
    return { ...first, state: "failed", failure: failureOf(error) };
  }
}
