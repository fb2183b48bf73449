import type { Card } from "../../api-types.ts";
import { Button } from "../components/button.tsx";
import { draftValues } from "../form/form-values.ts";
import { ConnectionPanel } from "../settings/connection-panel.tsx";
import { number } from "../format.ts";
import { text } from "../text.ts";
import type { useDraft } from "./use-draft.ts";
import { WizardCard } from "./wizard-card.tsx";

const words = text.wizard;
/** The draft's `page` while a form is open: `"form:notion"`. */
const FORM = "form:";

interface ChooseStepProps {
  cards: readonly Card[];
  draft: ReturnType<typeof useDraft>;
  onChanged: () => Promise<void>;
  onSkip: () => Promise<void>;
  onNext: () => void;
}

/** All integrations; each can be connected here. */
export function ChooseStep({ cards, draft, onChanged, onSkip, onNext }: ChooseStepProps) {
  const connected = cards.filter(({ configured }) => configured).length;
  return (
    <>
      <p class="row">
        <span class="pill">{words.optional}</span>
        <span>{connected === 0 ? words.none : words.connected(number(connected), connected === 1)}</span>
        <a href="/add">{text.settings.add}</a>
      </p>
      <ul class="cards">
        {cards.map((card) => (
          <li key={card.name} class={`card ${card.state}`}>
            <WizardCard
              card={card}
              begun={!card.configured && Object.hasOwn(draft.draft.values, card.name)}
              onOpen={() => open(draft, card.name)}
            />
          </li>
        ))}
      </ul>
      <OpenForm draft={draft} onChanged={onChanged} />
      <div class="end">
        <Button kind="plain" onClick={() => void onSkip()}>
          {words.skip}
        </Button>
        <Button kind="main" onClick={onNext}>
          {words.next}
        </Button>
      </div>
    </>
  );
}

function open(draft: ChooseStepProps["draft"], name: string): void {
  draft.change({ page: FORM + name, chosen: [...new Set([...draft.draft.chosen, name])] });
}

function OpenForm({ draft, onChanged }: Pick<ChooseStepProps, "draft" | "onChanged">) {
  const { page = "", values } = draft.draft;
  if (!page.startsWith(FORM)) return null;
  const name = page.slice(FORM.length);
  const without = () => Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
  return (
    <ConnectionPanel
      key={name}
      name={name}
      draft={values[name] ?? {}}
      onDraft={(form, typed) =>
        draft.change({ values: { ...values, [name]: draftValues(form.fields, typed) } })
      }
      onClose={() => draft.change({ page: "choose" })}
      onSaved={() => {
        draft.change({ page: "choose", values: without() });
        void onChanged();
      }}
    />
  );
}
