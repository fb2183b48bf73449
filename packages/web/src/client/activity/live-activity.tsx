import { useEffect, useState } from "preact/hooks";
import type { Activity } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { Button } from "../components/button.tsx";
import { FocusHeading } from "../components/focus-heading.tsx";
import { Notices } from "../components/notices.tsx";
import { number } from "../format.ts";
import { announce } from "../state/announce.ts";
import { text } from "../text.ts";
import { LiveLines } from "./live-lines.tsx";
import { useActivity } from "./use-activity.ts";

const words = text.sync.live;

/** What goes on now: a bar, a rate, an estimate, what the service makes us wait for, and a way to stop it. */
export function LiveActivity({ first, onEnd }: { first: Activity; onEnd: (activity: Activity) => void }) {
  const watched = useActivity(first, onEnd);
  const { activity, latest } = watched;
  const { done, total } = activity.progress ?? { done: 0 };
  useSpokenProgress(activity);
  return (
    <section class="sheet">
      <div class="row spread">
        <FocusHeading>{words.titles[activity.kind](activity.label)}</FocusHeading>
        <StopButton activity={activity} />
      </div>
      <progress
        aria-label={words.bar}
        {...(total === undefined ? {} : { value: done, max: Math.max(total, 1) })}
      />
      <LiveLines watched={watched} />
      <Notices messages={activity.warnings} />
      {activity.kind === "sync" && (
        <div>
          <h3>{words.latest}</h3>
          <ul class="latest quiet">
            {latest.map((title, at) => (
              <li key={`${latest.length - at}${title}`}>{title}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** The first press lets what is in flight finish, the second does not. */
function StopButton({ activity: { id, state } }: { activity: Activity }) {
  const [asked, setAsked] = useState(false);
  const stopping = asked || state === "stopping";
  const stop = () => {
    setAsked(true);
    announce(words.stopping);
    // An activity that ended meanwhile is told by its own events.
    api.cancel(id, stopping ? { force: true } : {}).catch(() => setAsked(false));
  };
  return (
    <Button kind={stopping ? "danger" : undefined} onClick={stop}>
      {stopping ? words.stopNow : words.stop}
    </Button>
  );
}

/** Says every fourth of the way aloud, and each phase and step: more would be noise. */
function useSpokenProgress({ phase, step, progress }: Activity): void {
  const quarter = progress?.total ? Math.floor((4 * progress.done) / progress.total) : 0;
  useEffect(() => {
    if (phase !== undefined) announce(words.phases[phase]);
  }, [phase]);
  useEffect(() => {
    if (step !== undefined) announce(text.packages.steps[step]);
  }, [step]);
  useEffect(() => {
    if (progress?.total !== undefined && quarter > 0) {
      announce(words.doneOf(number(progress.done), number(progress.total)));
    }
  }, [quarter]);
}
