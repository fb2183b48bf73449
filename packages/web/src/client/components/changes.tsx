import type { FieldChange, FieldChanges } from "@peregrine/core/host";
import { value } from "../format.ts";
import { text } from "../text.ts";

/** Field by field: what was there, what will be (or is now). */
export function Changes({ changes }: { changes: FieldChanges }) {
  const entries = Object.entries(changes);
  if (entries.length === 0) return null;
  return (
    <dl class="changes">
      {entries.map(([name, change]) => (
        <div key={name} class="contents">
          <dt>{name}</dt>
          <dd>
            <Change {...change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ before, after }: FieldChange) {
  if (before === undefined) return <ins>{value(after)}</ins>;
  return (
    <>
      <span class="heard">{text.before}</span>
      <del>{value(before)}</del> <span aria-hidden="true">→</span> <span class="heard">{text.after}</span>
      <ins>{value(after)}</ins>
    </>
  );
}
