import { useState } from "preact/hooks";
import type { Card } from "../../api-types.ts";
import { Button } from "../components/button.tsx";
import { FocusHeading } from "../components/focus-heading.tsx";
import { StateLine } from "../settings/state-line.tsx";
import { text } from "../text.ts";

const words = text.wizard;

interface ReviewProps {
  cards: readonly Card[];
  onBack: () => void;
  onFinish: () => Promise<void>;
}

/** What is connected now, before the end. */
export function ReviewStep({ cards, onBack, onFinish }: ReviewProps) {
  const [busy, setBusy] = useState(false);
  const connected = cards.filter(({ configured }) => configured);
  const finish = () => {
    setBusy(true);
    void onFinish().then(() => setBusy(false));
  };
  return (
    <>
      <section class="sheet">
        <FocusHeading>{words.reviewTitle}</FocusHeading>
        <p>{connected.length > 0 ? words.reviewLead : words.reviewNone}</p>
        <ul class="stack">
          {connected.map((card) => (
            <li key={card.name}>
              <h3>{card.label}</h3>
              <StateLine card={card} />
            </li>
          ))}
        </ul>
      </section>
      <div class="end">
        <Button onClick={onBack}>{words.back}</Button>
        <Button kind="main" busy={busy} onClick={finish}>
          {words.finish}
        </Button>
      </div>
    </>
  );
}
