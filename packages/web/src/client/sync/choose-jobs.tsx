import { useEffect, useId, useState } from "preact/hooks";
import type { Card, PlanRequest } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { useLoad } from "../api/use-load.ts";
import { Button } from "../components/button.tsx";
import { FailureNote } from "../components/failure-note.tsx";
import { text } from "../text.ts";
import { requestOf, usualStatuses } from "./choice.ts";
import { JobSource } from "./job-source.tsx";
import { Statuses } from "./statuses.tsx";

const words = text.sync.choose;

interface ChooseProps {
  name: string;
  cards: readonly Card[];
  ownJobs: string | undefined;
  onOther: (name: string) => void;
  onPlan: (request: PlanRequest) => Promise<void>;
}

/** Where to, which jobs, and of which statuses. */
export function ChooseJobs({ name, cards, ownJobs, onOther, onPlan }: ChooseProps) {
  const [file, setFile] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { data, failure: unread, loading } = useLoad(() => api.jobs(file), file ?? "");
  const report = loading ? undefined : data;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (report) setChosen(usualStatuses(report));
  }, [report]);
  const plan = async (event: Event) => {
    event.preventDefault();
    if (!report || busy) return;
    setBusy(true);
    await onPlan(requestOf(report, file, chosen));
    setBusy(false);
  };
  const failure = unread ?? report?.failure;
  const known = file !== undefined || ownJobs !== undefined;
  return (
    <form class="sheet" onSubmit={(event) => void plan(event)}>
      <div class="halves">
        <Connection name={name} cards={cards} onOther={onOther} />
        <JobSource ownJobs={ownJobs} onFile={setFile} />
      </div>
      {known && failure && <FailureNote what={words.cannotRead} failure={failure} alert />}
      {known && !failure && <Statuses report={report} chosen={chosen} onChange={setChosen} />}
      {known && !failure && report?.total !== 0 && (
        <div>
          <Button kind="main" type="submit" busy={busy}>
            {busy ? words.planning : words.plan}
          </Button>
        </div>
      )}
    </form>
  );
}

function Connection({ name, cards, onOther }: Pick<ChooseProps, "name" | "cards" | "onOther">) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.connection}</label>
      <select id={id} class="input" value={name} onChange={(event) => onOther(event.currentTarget.value)}>
        {cards.some((card) => card.name === name) || <option value={name}>{name}</option>}
        {cards.map((card) => (
          <option key={card.name} value={card.name}>
            {card.label}
          </option>
        ))}
      </select>
    </div>
  );
}
