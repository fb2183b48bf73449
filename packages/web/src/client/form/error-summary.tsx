import { useEffect, useRef } from "preact/hooks";
import { FailureNote } from "../components/failure-note.tsx";
import { text } from "../text.ts";
import type { Outcome } from "./use-connection.ts";

interface SummaryProps {
  label: string;
  outcome: Outcome;
  /** The id of a field's input. */
  idOf: (key: string) => string;
}

/** What is wrong, with a link to each field. It takes the focus, so that nobody misses it. */
export function ErrorSummary({ label, outcome, idOf }: SummaryProps) {
  const { issues, failure } = outcome;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [outcome.at]);
  if (issues.length === 0 && !failure) return null;
  const links = issues.map(({ field, message }) => (
    <FieldLink key={field} id={idOf(field)}>
      {message}
    </FieldLink>
  ));
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      {failure ? (
        <FailureNote what={text.settings.fails(label)} failure={failure}>
          {links[0]}
        </FailureNote>
      ) : (
        <div class="note bad">
          <h3>{text.settings.form.summary(issues.length)}</h3>
          {links}
        </div>
      )}
    </div>
  );
}

function FieldLink({ id, children }: { id: string; children: string }) {
  const jump = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
  return (
    <a href={`#${id}`} onClick={jump}>
      {children}
    </a>
  );
}
