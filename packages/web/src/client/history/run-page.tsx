import { api } from "../api/api.ts";
import { useLoad } from "../api/use-load.ts";
import { FailureNote } from "../components/failure-note.tsx";
import { Page } from "../components/page.tsx";
import { Tally } from "../components/tally.tsx";
import type { RunAnswer } from "../../api-types.ts";
import { duration, moment, number } from "../format.ts";
import { now } from "../state/now.ts";
import { runCounts } from "../sync/run-counts.ts";
import { text } from "../text.ts";
import { outcomeOf } from "./in-words.ts";
import { RunChanges } from "./run-changes.tsx";
import { RunFailures } from "./run-failures.tsx";
import { UndoRun } from "./undo-run.tsx";

const words = text.history;

/** One run: what it wrote, what it could not, and a way back. */
export function RunPage({ id }: { id: number }) {
  const loaded = useLoad(() => load(id), String(id));
  return (
    <Page title={words.run(String(id))} lead={<a href="/history">{words.back}</a>} loaded={loaded}>
      {({ run, label }) => (
        <div class="stack">
          <Summary run={run} label={label} />
          {run.endedAt !== undefined && (
            <UndoRun run={id} possible={run.changeCount > 0} onUndone={loaded.reload} />
          )}
          {run.failureCount > 0 && <RunFailures run={id} />}
          {run.changeCount > 0 ? <RunChanges run={id} /> : <p class="quiet">{words.noneWritten}</p>}
        </div>
      )}
    </Page>
  );
}

interface LabelledRun {
  run: RunAnswer;
  /** Of its integration; its name when that is gone. */
  label: string;
}

async function load(id: number): Promise<LabelledRun> {
  const [run, { cards }] = await Promise.all([api.run(id), api.settings()]);
  return { run, label: cards.find(({ name }) => name === run.integration)?.label ?? run.integration };
}

function Summary({ run, label }: LabelledRun) {
  const took = text.sync.result.took(duration(run.durationMs), number(run.requests));
  return (
    <section class="sheet">
      <p>
        {moment(run.startedAt, now.value)} {words.to(label)} · {outcomeOf(run)}
      </p>
      <Tally counted={runCounts(run.counts)} />
      {run.endedAt !== undefined && <p class="small quiet">{took}</p>}
      {run.failure && <FailureNote what={outcomeOf(run)} failure={run.failure} />}
    </section>
  );
}
