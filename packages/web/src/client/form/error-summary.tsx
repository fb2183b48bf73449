import type { Issue } from "@peregrine/core/host";
import { useEffect, useRef } from "preact/hooks";
import { text } from "../text.ts";

interface SummaryProps {
  issues: readonly Issue[];
  /** The id of a field's input. */
  idOf: (key: string) => string;
}

/** What is wrong, with a link to each field. It takes the focus, so that nobody misses it. */
export function ErrorSummary({ issues, idOf }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (issues.length > 0) box.current?.focus();
  }, [issues]);
  if (issues.length === 0) return null;
  const jump = (event: MouseEvent, key: string) => {
    event.preventDefault();
    document.getElementById(idOf(key))?.focus();
  };
  return (
    <div class="note bad" role="alert" tabIndex={-1} ref={box}>
      <h3>{text.settings.form.summary(issues.length)}</h3>
      <ul>
        {issues.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${idOf(field)}`} onClick={(event) => jump(event, field)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
