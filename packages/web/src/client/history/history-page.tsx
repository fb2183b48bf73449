import type { RunSummary } from "@peregrine/core/host";
import { useId, useState } from "preact/hooks";
import type { Card } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { useLoad } from "../api/use-load.ts";
import { Page } from "../components/page.tsx";
import { moment } from "../format.ts";
import { now } from "../state/now.ts";
import { text } from "../text.ts";
import { inWords, outcomeOf } from "./in-words.ts";

const words = text.history;

/** Every run, newest first. */
export function HistoryPage() {
  const [name, setName] = useState<string>();
  const loaded = useLoad(() => load(name), name ?? "");
  return (
    <Page title={words.title} lead={words.lead} loaded={loaded}>
      {({ runs, cards }) =>
        runs.length === 0 && name === undefined ? (
          <NoRuns />
        ) : (
          <div class="stack">
            <Filter cards={cards} onChoose={setName} />
            <Runs runs={runs} labels={new Map(cards.map(({ name, label }) => [name, label]))} />
          </div>
        )
      }
    </Page>
  );
}

async function load(name: string | undefined): Promise<{ runs: RunSummary[]; cards: Card[] }> {
  const [{ runs }, { cards }] = await Promise.all([api.runs(name), api.settings()]);
  return { runs, cards };
}

function Filter({
  cards,
  onChoose,
}: {
  cards: readonly Card[];
  onChoose: (name: string | undefined) => void;
}) {
  const id = useId();
  return (
    <div class="field narrow">
      <label for={id}>{words.filter}</label>
      <select id={id} class="input" onChange={(event) => onChoose(event.currentTarget.value || undefined)}>
        <option value="">{words.all}</option>
        {cards.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Runs({ runs, labels }: { runs: readonly RunSummary[]; labels: ReadonlyMap<string, string> }) {
  return (
    <table class="folds runs">
      <caption class="heard">{words.caption}</caption>
      <thead>
        <tr>
          {Object.entries(words.columns).map(([key, word]) => (
            <th key={key} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td>
              <a href={`/history/${run.id}`}>{moment(run.startedAt, now.value)}</a>
            </td>
            <td>{labels.get(run.integration) ?? run.integration}</td>
            <td>{outcomeOf(run)}</td>
            <td>{inWords(run.counts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NoRuns() {
  return (
    <div class="empty">
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyHint}</p>
      <a class="button main" href="/sync">
        {words.toSync}
      </a>
    </div>
  );
}
