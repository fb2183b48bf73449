import { api } from "../api/api.ts";
import { Pager } from "../components/pager.tsx";
import { text } from "../text.ts";
import { usePages } from "./use-pages.ts";

const words = text.history;

/** The jobs that did not succeed in a run, each with its reason. */
export function RunFailures({ run }: { run: number }) {
  const { page, offset, turn } = usePages((query) => api.failures(run, query));
  return (
    <section class="sheet">
      <h2>{words.failures}</h2>
      <table class="folds">
        <caption class="heard">{words.failures}</caption>
        <thead>
          <tr>
            {Object.entries(words.columnsOfFailures).map(([key, word]) => (
              <th key={key} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page?.items.map(({ key, title, failure }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              <td>
                <p>{failure.message}</p>
                {failure.hint && <p class="small quiet">{failure.hint}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {page && <Pager offset={offset} total={page.total} onTurn={turn} />}
    </section>
  );
}
