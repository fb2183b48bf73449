import type { PlanReport } from "@peregrine/core/host";
import { useState } from "preact/hooks";
import type { Activity } from "../../api-types.ts";
import { Button } from "../components/button.tsx";
import { FocusHeading } from "../components/focus-heading.tsx";
import { Notices } from "../components/notices.tsx";
import { Tally } from "../components/tally.tsx";
import { duration, number } from "../format.ts";
import { text } from "../text.ts";
import { PlanEntries } from "./plan-entries.tsx";

const words = text.sync.plan;

interface PlanProps {
  activity: Activity;
  plan: PlanReport;
  /** Missing when it is not known what the plan was asked for. */
  onRun: ((yes: boolean) => Promise<void>) | undefined;
  onBack: () => void;
}

/** What a sync would do, job by job, before anything is written. */
export function PlanView({ activity, plan, onRun, onBack }: PlanProps) {
  const { create, update, adopt, blocked, detached } = plan.counts;
  const writes = create + update + adopt;
  return (
    <section class="sheet">
      <FocusHeading>{words.title(activity.label)}</FocusHeading>
      {writes === 0 && <p class="note good">{words.nothing}</p>}
      <PlanCounts plan={plan} />
      <Notices
        messages={[
          ...(plan.mayDouble && create > 0 ? [words.mayDouble] : []),
          ...plan.warnings,
          ...(plan.brake ? [words.brake] : []),
        ]}
      />
      <Decision plan={plan} writes={writes} onRun={onRun} onBack={onBack} />
      {writes + blocked + detached > 0 && <PlanEntries id={activity.id} counts={plan.counts} />}
    </section>
  );
}

function PlanCounts({ plan: { counts, skippedBecause, requests, estimatedMs } }: { plan: PlanReport }) {
  const why = Object.entries(skippedBecause).map(([reason, count]) => `${reason}: ${number(count)}`);
  return (
    <>
      <Tally
        counted={[
          [counts.create, words.counts.create],
          [counts.update, words.counts.update],
          [counts.unchanged, words.counts.unchanged],
          [counts.adopt, words.counts.adopt, "rare"],
          [counts.detached, words.counts.detached, "rare"],
          [counts.blocked, words.counts.blocked, "rare"],
          [counts.invalid, words.counts.invalid, "rare"],
        ]}
      />
      <p class="small quiet">
        {counts.skipped > 0 && `${words.skipped(number(counts.skipped), why.join(", "))}. `}
        {requests > 0 && words.cost(number(requests), duration(estimatedMs))}
      </p>
    </>
  );
}

function Decision({ plan, writes, onRun, onBack }: Omit<PlanProps, "activity"> & { writes: number }) {
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    if (!onRun) return;
    setBusy(true);
    await onRun(agreed);
    setBusy(false);
  };
  return (
    <div class="row">
      {writes > 0 && plan.brake && (
        <label class="check">
          <input
            type="checkbox"
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          {words.brakeAgree}
        </label>
      )}
      {writes > 0 && onRun && (!plan.brake || agreed) && (
        <Button kind="main" busy={busy} onClick={() => void run()}>
          {words.run(number(writes), writes === 1)}
        </Button>
      )}
      <Button onClick={onBack}>{words.change}</Button>
    </div>
  );
}
