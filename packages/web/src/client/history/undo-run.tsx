import type { Failure, UndoReport } from "@peregrine/core/host";
import { useState } from "preact/hooks";
import type { Activity } from "../../api-types.ts";
import { LiveActivity } from "../activity/live-activity.tsx";
import { api } from "../api/api.ts";
import { failureOf } from "../api/refused.ts";
import { Button } from "../components/button.tsx";
import { FailureNote } from "../components/failure-note.tsx";
import { number } from "../format.ts";
import { announce } from "../state/announce.ts";
import { text } from "../text.ts";
import { Refusals, UndoQuestion } from "./undo-question.tsx";

const words = text.history.undo;

interface UndoProps {
  run: number;
  /** The run wrote something. */
  possible: boolean;
  onUndone: () => Promise<void>;
}

/** First looks at what can be taken back, then asks, then does it. */
export function UndoRun({ run, possible, onUndone }: UndoProps) {
  const [going, setGoing] = useState<{ activity: Activity; dryRun: boolean }>();
  const [would, setWould] = useState<UndoReport>();
  const [did, setDid] = useState<UndoReport>();
  const [failure, setFailure] = useState<Failure>();
  const begin = (dryRun: boolean) => {
    setFailure(undefined);
    setWould(undefined);
    api.undo(run, { dryRun }).then(
      ({ activity }) => setGoing({ activity, dryRun }),
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  const end = (activity: Activity) => {
    setGoing(undefined);
    setFailure(activity.failure);
    if (!activity.undo) return;
    if (going?.dryRun) return setWould(activity.undo);
    announce(words.done);
    setDid(activity.undo);
    void onUndone();
  };
  return (
    <div class="stack">
      {failure && <FailureNote what={words.failed} failure={failure} alert />}
      {going && <LiveActivity first={going.activity} onEnd={end} />}
      {!going && did && <Undone report={did} />}
      {possible && !going && !did && (
        <div>
          <Button onClick={() => begin(true)}>{words.start}</Button>
        </div>
      )}
      {would && (
        <UndoQuestion report={would} onAnswer={(yes) => (yes ? begin(false) : setWould(undefined))} />
      )}
    </div>
  );
}

function Undone({ report }: { report: UndoReport }) {
  return (
    <div class="note good">
      <h3>{words.done}</h3>
      <p>{words.did(number(report.restored), number(report.trashed))}</p>
      <Refusals report={report} />
    </div>
  );
}
