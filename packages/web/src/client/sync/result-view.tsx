import type { SyncReport } from "@peregrine/core/host";
import { useEffect, useState } from "preact/hooks";
import type { Activity, PlanRequest, SyncRequest } from "../../api-types.ts";
import { Button } from "../components/button.tsx";
import { FailureNote } from "../components/failure-note.tsx";
import { FocusHeading } from "../components/focus-heading.tsx";
import { Notices } from "../components/notices.tsx";
import { Tally } from "../components/tally.tsx";
import { duration, moment, number } from "../format.ts";
import { announce } from "../state/announce.ts";
import { now } from "../state/now.ts";
import { text } from "../text.ts";
import { Reasons } from "./reasons.tsx";
import { runCounts } from "./run-counts.ts";

const words = text.sync.result;

interface ResultProps {
  activity: Activity;
  request: PlanRequest | undefined;
  onRun: (request: SyncRequest) => Promise<void>;
  onBack: () => void;
}

/** What became of a sync. */
export function ResultView({ activity, request, onRun, onBack }: ResultProps) {
  const { sync, failure } = activity;
  const title = titleOf(sync);
  useEffect(() => announce(title), []);
  return (
    <section class="sheet">
      <FocusHeading>{title}</FocusHeading>
      {failure && <FailureNote what={words.stopped(activity.label)} failure={failure} />}
      {sync && <Report report={sync} label={activity.label} />}
      <WhatNext report={sync} request={request} onRun={onRun} onBack={onBack} />
    </section>
  );
}

function titleOf(report: SyncReport | undefined): string {
  if (!report) return words.titles.failed;
  return report.outcome === "done" && report.counts.failed > 0
    ? words.withFailures
    : words.titles[report.outcome];
}

function Report({ report, label }: { report: SyncReport; label: string }) {
  return (
    <>
      {report.failure && <FailureNote what={words.stopped(label)} failure={report.failure} />}
      {report.resumeAt !== undefined && (
        <p class="note warn">{words.resume(moment(report.resumeAt, now.value))}</p>
      )}
      {report.outcome === "braked" && <p class="note warn">{words.braked}</p>}
      <Tally counted={runCounts(report.counts)} />
      <p class="small quiet">{words.took(duration(report.durationMs), number(report.requests))}</p>
      <Notices messages={report.warnings} />
      <Reasons failures={report.failures} total={report.counts.failed} />
    </>
  );
}

interface NextProps extends Omit<ResultProps, "activity"> {
  report: SyncReport | undefined;
}

function WhatNext({ report, request, onRun, onBack }: NextProps) {
  const [busy, setBusy] = useState(false);
  const next = report && request && nextOf(report, request);
  const go = (asked: SyncRequest) => {
    setBusy(true);
    void onRun(asked).then(() => setBusy(false));
  };
  return (
    <div class="row">
      {next && (
        <Button kind="main" busy={busy} onClick={() => go(next.request)}>
          {next.words}
        </Button>
      )}
      {report && (
        <a class="button" href={`/history/${report.run}`}>
          {words.details}
        </a>
      )}
      <Button onClick={onBack}>{report ? words.again : text.sync.plan.change}</Button>
    </div>
  );
}

/** What a person most likely wants next; undefined when all is done. */
function nextOf({ outcome, counts }: SyncReport, request: PlanRequest) {
  if (outcome === "deferred") return { words: words.now, request: { ...request, now: true } };
  if (outcome === "cancelled" && counts.left > 0) return { words: words.goOn, request };
  return counts.failed > 0 ? { words: words.retry, request: { ...request, retryFailed: true } } : undefined;
}
