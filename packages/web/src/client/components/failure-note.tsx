import type { Failure } from "@peregrine/core/host";
import type { ComponentChildren } from "preact";
import { SafeLink } from "./safe-link.tsx";
import { text } from "../text.ts";

interface FailureProps {
  /** What did not work. */
  what: string;
  failure: Failure;
  /** Read it aloud at once. */
  alert?: boolean;
  /** In place of the failure's own message: that message as a link. */
  children?: ComponentChildren;
}

/** What happened, why, and what to do. */
export function FailureNote({ what, failure, alert, children = failure.message }: FailureProps) {
  return (
    <div class="note bad" role={alert ? "alert" : undefined}>
      <h3>{what}</h3>
      <p>
        {children} <span class="quiet small">({failure.code})</span>
      </p>
      {failure.hint && <p class="cure">{failure.hint}</p>}
      {failure.docsUrl && <SafeLink href={failure.docsUrl}>{text.readMore}</SafeLink>}
    </div>
  );
}
