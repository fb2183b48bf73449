import { useEffect, useState } from "preact/hooks";
import type { Activity } from "../../api-types.ts";
import { duration, exactTime, number } from "../format.ts";
import { text } from "../text.ts";
import type { Watched } from "./use-activity.ts";

const words = text.sync.live;

/** Longer than any ordinary answer takes. */
const SILENCE_MS = 4000;

/** Where it stands, in a sentence, and what holds it up, in another. */
export function LiveLines({ watched: { activity, failed, lost } }: { watched: Watched }) {
  const time = useSeconds();
  const holdUp = lost ? words.lost : whatHoldsUp(activity, time);
  return (
    <div class="live numbers">
      <p>
        {[
          standing(activity),
          ...(failed > 0 ? [`${number(failed)} ${text.sync.result.counts.failed}`] : []),
        ].join(" · ")}
      </p>
      <p class="hold-up">{holdUp}</p>
    </div>
  );
}

function standing({ state, phase, step, progress }: Activity): string {
  if (state === "stopping") return words.stopping;
  if (step !== undefined) return text.packages.steps[step];
  if (!progress) return phase === undefined ? words.starting : words.phases[phase];
  const { done, total, remainingMs } = progress;
  return [
    total === undefined ? words.done(number(done)) : words.doneOf(number(done), number(total)),
    ...(progress.rate > 0 ? [words.rate(number(progress.rate))] : []),
    ...(remainingMs === undefined ? [] : [words.left(duration(remainingMs))]),
  ].join(" · ");
}

function whatHoldsUp({ waiting, progress }: Activity, time: number): string {
  if (waiting && Date.parse(waiting.until) > time) {
    return words.waiting(exactTime(waiting.until), waiting.failure.message);
  }
  const silentMs = progress?.silentMs ?? 0;
  return silentMs >= SILENCE_MS ? words.silent(duration(silentMs)) : "";
}

function useSeconds(): number {
  const [time, setTime] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setTime(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return time;
}
