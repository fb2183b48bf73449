import type { Failure } from "@peregrine/core/host";
import { useState } from "preact/hooks";
import type { Activity, ActivityAnswer } from "../../api-types.ts";
import { failureOf } from "../api/refused.ts";

/** Begins an activity: busy until the server has taken it up, with the reason if it does not. */
export function useBegin(onBegun: (activity: Activity) => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const begin = (asked: Promise<ActivityAnswer>) => {
    setBusy(true);
    setFailure(undefined);
    asked.then(
      ({ activity }) => onBegun(activity),
      (error: unknown) => {
        setFailure(failureOf(error));
        setBusy(false);
      },
    );
  };
  return { begin, busy, failure };
}
