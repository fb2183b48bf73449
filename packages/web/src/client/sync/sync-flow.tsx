import type { Failure } from "@peregrine/core/host";
import { useState } from "preact/hooks";
import type { Activity, ActivityAnswer, Card, PlanRequest, SyncRequest } from "../../api-types.ts";
import { LiveActivity } from "../activity/live-activity.tsx";
import { hasEnded } from "../activity/follow.ts";
import { api } from "../api/api.ts";
import { failureOf } from "../api/refused.ts";
import { FailureNote } from "../components/failure-note.tsx";
import { text } from "../text.ts";
import { recallRequest, rememberRequest } from "./choice.ts";
import { ChooseJobs } from "./choose-jobs.tsx";
import { PlanView } from "./plan-view.tsx";
import { ResultView } from "./result-view.tsx";

interface SyncFlowProps {
  name: string;
  cards: readonly Card[];
  /** What already goes on there. */
  resumed: Activity | undefined;
  ownJobs: string | undefined;
  onOther: (name: string) => void;
}

/** One integration's way from the choice of jobs to the result. */
export function SyncFlow({ name, cards, resumed, ownJobs, onOther }: SyncFlowProps) {
  const [activity, setActivity] = useState(resumed);
  const [failure, setFailure] = useState<Failure>();
  const request = activity && recallRequest(activity.id);
  const begin = async (ask: Promise<ActivityAnswer>, asked: PlanRequest) => {
    setFailure(undefined);
    try {
      const { activity } = await ask;
      rememberRequest(activity.id, asked);
      setActivity(activity);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const run = (asked: SyncRequest) => begin(api.sync(name, asked), asked);
  return (
    <div class="stack">
      {failure && <FailureNote what={text.failed} failure={failure} alert />}
      <div hidden={activity !== undefined}>
        <ChooseJobs
          name={name}
          cards={cards}
          ownJobs={ownJobs}
          onOther={onOther}
          onPlan={(asked) => begin(api.plan(name, asked), asked)}
        />
      </div>
      {activity && (
        <Step
          key={activity.id}
          activity={activity}
          request={request}
          onEnd={setActivity}
          onRun={run}
          onBack={() => setActivity(undefined)}
        />
      )}
    </div>
  );
}

interface StepProps {
  activity: Activity;
  request: PlanRequest | undefined;
  onEnd: (activity: Activity) => void;
  onRun: (request: SyncRequest) => Promise<void>;
  onBack: () => void;
}

function Step({ activity, request, onEnd, onRun, onBack }: StepProps) {
  if (!hasEnded(activity)) return <LiveActivity first={activity} onEnd={onEnd} />;
  if (activity.plan) {
    const run = request && ((yes: boolean) => onRun({ ...request, yes }));
    return <PlanView activity={activity} plan={activity.plan} onRun={run} onBack={onBack} />;
  }
  return <ResultView activity={activity} request={request} onRun={onRun} onBack={onBack} />;
}
