import type { Card } from "../../api-types.ts";
import { text } from "../text.ts";
import { CopyCommand } from "../components/copy-command.tsx";
import { CardActions } from "./card-actions.tsx";
import { Monogram } from "./monogram.tsx";
import { StateLine } from "./state-line.tsx";

interface CardProps {
  card: Card;
  onChanged: () => Promise<void>;
}

/** One integration: what it is, how it fares, and what can be done. */
export function IntegrationCard({ card, onChanged }: CardProps) {
  return (
    <>
      <header>
        <Monogram {...card} />
        <h3 title={card.label}>{card.label}</h3>
        <p class="small quiet">
          {card.official ? text.settings.official : (card.packageName ?? card.name)} {card.version}
        </p>
      </header>
      <div class="stack tight">
        {card.summary !== undefined && <p class="quiet">{card.summary}</p>}
        <StateLine card={card} />
        {card.command !== undefined && <CopyCommand command={card.command} />}
      </div>
      <CardActions card={card} onChanged={onChanged} />
    </>
  );
}
