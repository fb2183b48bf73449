import type { Card } from "../../api-types.ts";
import { ago, moment, number } from "../format.ts";
import { now } from "../state/now.ts";
import { text } from "../text.ts";

const words = text.settings;

/** How a connection fares: its state, why it is so, and what to do. */
export function StateLine({ card }: { card: Card }) {
  const { state, reason, hint, records, lastCheck } = card;
  const check = hint ?? lastCheck?.failure?.hint;
  return (
    <div class="state">
      <span class={`ring ${state}`} aria-hidden="true" />
      <strong>{headline(card, now.value)}</strong>
      {reason !== undefined && <span>{reason}</span>}
      {state !== "verified" && check !== undefined && <span class="cure">{check}</span>}
      {records > 0 && <span class="quiet">{words.records(number(records), records === 1)}</span>}
    </div>
  );
}

function headline({ state, lastCheck }: Card, time: number): string {
  const states = words.states;
  switch (state) {
    case "verified": {
      const when = states.verified(lastCheck ? ago(lastCheck.at, time) : "");
      return lastCheck?.account === undefined ? when : `${when} ${states.account(lastCheck.account)}`;
    }
    case "failing":
      return states.failing(lastCheck ? moment(lastCheck.since, time) : "");
    default:
      return states[state];
  }
}
