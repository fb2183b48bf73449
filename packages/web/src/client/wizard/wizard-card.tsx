import type { Card } from "../../api-types.ts";
import { Button } from "../components/button.tsx";
import { hasForm } from "../settings/is-usable.ts";
import { Monogram } from "../settings/monogram.tsx";
import { StateLine } from "../settings/state-line.tsx";
import { text } from "../text.ts";

interface WizardCardProps {
  card: Card;
  /** Its form was begun and not saved. */
  begun: boolean;
  onOpen: () => void;
}

/** An integration to choose. */
export function WizardCard({ card, begun, onOpen }: WizardCardProps) {
  const { label, summary, configured } = card;
  const { actions, of } = text.settings;
  const action = configured ? actions.edit : begun ? text.wizard.carryOn : actions.connect;
  return (
    <>
      <header>
        <Monogram {...card} />
        <h2>{label}</h2>
      </header>
      <div class="stack tight">
        {summary !== undefined && <p class="quiet">{summary}</p>}
        <StateLine card={card} />
        {begun && <p class="small quiet">{text.wizard.unfinished}</p>}
      </div>
      <div class="actions">
        {hasForm(card) && (
          <Button small kind={configured ? undefined : "main"} label={of(action, label)} onClick={onOpen}>
            {action}
          </Button>
        )}
      </div>
    </>
  );
}
