import { useEffect } from "preact/hooks";
import type { Activity, PackageReports } from "../../api-types.ts";
import { FailureNote } from "../components/failure-note.tsx";
import { announce } from "../state/announce.ts";
import { text } from "../text.ts";

const words = text.packages.ended;

/** What became of an installation, an update or a removal. */
export function Ended({ activity }: { activity: Activity }) {
  const { failure, added, updated } = activity;
  const said = failure ? undefined : resultOf(activity);
  useEffect(() => {
    if (said !== undefined) announce(said);
  }, [said]);
  if (failure) return <FailureNote what={words.notDone} failure={failure} alert />;
  const good = updated === undefined || updated.state === "updated" || updated.state === "current";
  return (
    <div class={`note ${good ? "good" : "warn"} stack tight`}>
      <p>{said}</p>
      {updated?.failure && <FailureNote what={words.failed} failure={updated.failure} />}
      {added && !added.configured && (
        <p>
          <a href={`/settings/${added.name}`}>{words.connect}</a>
        </p>
      )}
    </div>
  );
}

function resultOf({ added, updated, removed }: PackageReports): string {
  if (added) return words.added(added.label);
  if (removed) return words.removed(removed.name);
  if (!updated) return "";
  const why = updated.reason ?? "";
  switch (updated.state) {
    case "updated":
      return words.updated(updated.newest ?? "");
    case "current":
      return words.current;
    case "rolled_back":
      return words.rolled_back(updated.before, why);
    case "skipped":
      return words.skipped(why);
    case "held":
      return words.held(why);
    case "failed":
      return words.failed;
  }
}
