import type { Failure } from "@peregrine/core/host";
import { SafeLink } from "./safe-link.tsx";
import { text } from "../text.ts";

/** What happened, why, and what to do. */
export function FailureNote({ what, failure, alert }: { what: string; failure: Failure; alert?: boolean }) {
  return (
    <div class="note bad" role={alert ? "alert" : undefined}>
      <h3>{what}</h3>
      <p>
        {failure.message} <span class="quiet small">({failure.code})</span>
      </p>
      {failure.hint && <p class="cure">{failure.hint}</p>}
      {failure.docsUrl && <SafeLink href={failure.docsUrl}>{text.readMore}</SafeLink>}
    </div>
  );
}
