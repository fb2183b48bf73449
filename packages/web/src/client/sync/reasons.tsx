import type { JobFailure } from "@peregrine/core/host";
import { number } from "../format.ts";
import { text } from "../text.ts";

const words = text.sync.result;

/** Why jobs did not succeed. Those with the same reason are told together: forty times one sentence helps nobody. */
export function Reasons({ failures, total }: { failures: readonly JobFailure[]; total: number }) {
  if (failures.length === 0) return null;
  const byReason = Map.groupBy(failures, ({ failure }) => `${failure.code}\n${failure.message}`);
  const untold = Math.max(0, total - failures.length);
  return (
    <div class="stack tight">
      <h3>{words.reasons}</h3>
      <ul class="reasons">
        {[...byReason].map(([reason, same]) => (
          <li key={reason}>
            <Reason same={same} />
          </li>
        ))}
      </ul>
      {untold > 0 && <p class="quiet">{words.untold(number(untold))}</p>}
    </div>
  );
}

function Reason({ same }: { same: readonly JobFailure[] }) {
  const [first, ...others] = same;
  if (!first) return null;
  const { message, hint } = first.failure;
  return (
    <div class="note bad">
      <h3>{message}</h3>
      {hint && <p class="cure">{hint}</p>}
      {others.length === 0 ? (
        <p>{first.title}</p>
      ) : (
        <details>
          <summary>{words.andOthers(first.title, number(others.length), others.length === 1)}</summary>
          <ul>
            {others.map(({ key, title }) => (
              <li key={key}>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
