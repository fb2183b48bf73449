import { useState } from "preact/hooks";
import type { Card } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { failureOf } from "../api/refused.ts";
import { Button } from "../components/button.tsx";
import { announce } from "../state/announce.ts";
import { text } from "../text.ts";
import { DisconnectDialog } from "./disconnect-dialog.tsx";
import { hasForm, isUsable } from "./is-usable.ts";

const words = text.settings;
const { actions, of } = words;

interface ActionProps {
  card: Card;
  onChanged: () => Promise<void>;
}

/** What can be done with an integration, as it stands. */
export function CardActions({ card, onChanged }: ActionProps) {
  const [leaving, setLeaving] = useState(false);
  const { name, label, configured } = card;
  const open = configured ? actions.edit : actions.connect;
  return (
    <div class="actions">
      {hasForm(card) && (
        <a
          class={`button small ${configured ? "" : "main"}`}
          href={`/settings/${name}`}
          aria-label={of(open, label)}
        >
          {open}
        </a>
      )}
      {isUsable(card) && <ConnectedActions card={card} onChanged={onChanged} />}
      {configured && (
        <Button small kind="plain" label={of(actions.disconnect, label)} onClick={() => setLeaving(true)}>
          {actions.disconnect}
        </Button>
      )}
      {card.packageName !== undefined && (
        <a
          class="button small plain"
          href={`/add/${encodeURIComponent(card.packageName)}`}
          aria-label={of(actions.package, label)}
        >
          {actions.package}
        </a>
      )}
      {leaving && <DisconnectDialog card={card} onClose={() => setLeaving(false)} onDone={onChanged} />}
    </div>
  );
}

function ConnectedActions({ card: { name, label }, onChanged }: ActionProps) {
  const [testing, setTesting] = useState(false);
  const test = async () => {
    setTesting(true);
    announce(words.testing(label));
    announce(await resultOf(name, label));
    await onChanged();
    setTesting(false);
  };
  return (
    <>
      <Button small busy={testing} label={of(actions.test, label)} onClick={() => void test()}>
        {actions.test}
      </Button>
      <a class="button small" href={`/sync/${name}`} aria-label={of(actions.sync, label)}>
        {actions.sync}
      </a>
    </>
  );
}

async function resultOf(name: string, label: string): Promise<string> {
  try {
    const { check } = await api.test(name);
    if (check?.ok) return words.works(label, check.account);
    return `${words.fails(label)}. ${check?.failure.message ?? ""}`;
  } catch (error) {
    return failureOf(error).message;
  }
}
