import { api } from "../api/api.ts";
import { Changes } from "../components/changes.tsx";
import { PAGE_SIZE, Pager } from "../components/pager.tsx";
import { SearchBox } from "../components/search-box.tsx";
import { text } from "../text.ts";
import { usePages } from "./use-pages.ts";

const words = text.history;

/** What a run wrote, field by field. */
export function RunChanges({ run }: { run: number }) {
  const { page, offset, turn, search } = usePages((query) => api.changes(run, query));
  return (
    <section class="sheet">
      <h2>{words.changes}</h2>
      {(page?.total ?? 0) > PAGE_SIZE && <SearchBox label={text.search} onSearch={search} />}
      <table class="folds">
        <caption class="heard">{words.changes}</caption>
        <thead>
          <tr>
            {Object.entries(words.columnsOfChanges).map(([key, word]) => (
              <th key={key} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page?.items.map(({ title, action, changes }, at) => (
            <tr key={at}>
              <td class={`action ${action}`}>{didOf(action)}</td>
              <th scope="row">{title}</th>
              <td>
                <Changes changes={changes} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {page && <Pager offset={offset} total={page.total} onTurn={turn} />}
    </section>
  );
}

/** An action in the past; one of another version of ours by its own name. */
function didOf(action: string): string {
  const known = Object.entries(words.did).find(([name]) => name === action);
  return known?.[1] ?? action;
}
