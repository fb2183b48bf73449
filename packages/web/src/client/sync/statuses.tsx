import type { JobsReport } from "../../api-types.ts";
import { number } from "../format.ts";
import { text } from "../text.ts";

const words = text.sync.choose;

interface StatusesProps {
  report: JobsReport | undefined;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** The statuses of the jobs that are there, with how many have each. */
export function Statuses({ report, chosen, onChange }: StatusesProps) {
  if (!report) return <p class="quiet">{text.loading}</p>;
  const toggle = (status: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(status);
    else next.delete(status);
    onChange(next);
  };
  const without = report.statuses.find(({ status }) => status === undefined);
  return (
    <fieldset class="stack tight">
      <legend>{words.statuses}</legend>
      <p class="small quiet">{report.total === 0 ? words.noJobs : words.statusesHelp}</p>
      <div class="tick-list">
        {report.statuses.map(
          ({ status, count }) =>
            status !== undefined && (
              <label key={status} class="check">
                <input
                  type="checkbox"
                  checked={chosen.has(status)}
                  onChange={(event) => toggle(status, event.currentTarget.checked)}
                />
                {words.status(status, number(count))}
              </label>
            ),
        )}
      </div>
      {without && <p class="small quiet">{words.noStatus(number(without.count))}</p>}
      {report.invalid > 0 && <p class="small quiet">{words.invalid(number(report.invalid))}</p>}
    </fieldset>
  );
}
