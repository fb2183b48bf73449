import type { PlanAction, PlanCounts, PlanEntry } from "@peregrine/core/host";
import { useId, useState } from "preact/hooks";
import { api } from "../api/api.ts";
import { useLoad } from "../api/use-load.ts";
import { Changes } from "../components/changes.tsx";
import { PAGE_SIZE, Pager } from "../components/pager.tsx";
import { SearchBox } from "../components/search-box.tsx";
import { number } from "../format.ts";
import { text } from "../text.ts";

const words = text.sync.plan;
const LISTED = ["create", "update", "adopt", "detached", "blocked"] as const;

/** The jobs of a plan: filtered, searched, and paged, since there may be ten thousand. */
export function PlanEntries({ id, counts }: { id: string; counts: PlanCounts }) {
  const [query, setQuery] = useState<EntryFilter>({ action: undefined, search: "", offset: 0 });
  const { data, failure } = useLoad(
    () =>
      api.entries(id, { limit: PAGE_SIZE, offset: query.offset, search: query.search, ...actionOf(query) }),
    JSON.stringify(query),
  );
  const narrow = (change: Partial<EntryFilter>) => setQuery((last) => ({ ...last, offset: 0, ...change }));
  if (failure) return <p class="note">{words.gone}</p>;
  return (
    <div class="stack">
      <div class="tools">
        <SearchBox label={words.search} onSearch={(search) => narrow({ search })} />
        <ActionFilter counts={counts} onChoose={(action) => narrow({ action })} />
      </div>
      {data?.total === 0 && <p class="quiet">{words.noMatch}</p>}
      {data !== undefined && data.total > 0 && <EntryTable entries={data.items} />}
      {data && (
        <Pager offset={query.offset} total={data.total} onTurn={(offset) => setQuery({ ...query, offset })} />
      )}
    </div>
  );
}

interface EntryFilter {
  action: PlanAction | undefined;
  search: string;
  offset: number;
}

function actionOf({ action }: EntryFilter) {
  return action === undefined ? {} : { action };
}

interface FilterProps {
  counts: PlanCounts;
  onChoose: (action: PlanAction | undefined) => void;
}

function ActionFilter({ counts, onChoose }: FilterProps) {
  const id = useId();
  const choose = (value: string) => onChoose(LISTED.find((action) => action === value));
  return (
    <div class="field">
      <label for={id}>{words.filter}</label>
      <select id={id} class="input" onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{words.all}</option>
        {LISTED.filter((action) => counts[action] > 0).map((action) => (
          <option key={action} value={action}>
            {`${words.actions[action]} (${number(counts[action])})`}
          </option>
        ))}
      </select>
    </div>
  );
}

function EntryTable({ entries }: { entries: readonly PlanEntry[] }) {
  return (
    <table class="folds">
      <caption class="heard">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.action}</th>
          <th scope="col">{words.columns.job}</th>
          <th scope="col">{words.columns.changes}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.key}>
            <td class={`action ${entry.action}`}>{words.actions[entry.action]}</td>
            <th scope="row">{entry.title}</th>
            <td>
              <EntryChanges {...entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryChanges({ action, changes, failure }: PlanEntry) {
  if (failure) {
    return (
      <>
        <p>{failure.message}</p>
        {failure.hint && <p class="small quiet">{failure.hint}</p>}
      </>
    );
  }
  if (action !== "create") return <Changes changes={changes} />;
  return (
    <details>
      <summary>{words.allFields(number(Object.keys(changes).length))}</summary>
      <Changes changes={changes} />
    </details>
  );
}
