import type { Failure } from "@peregrine/core/host";
import { useState } from "preact/hooks";
import type { Card } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { failureOf } from "../api/refused.ts";
import { Ask } from "../components/ask.tsx";
import { FailureNote } from "../components/failure-note.tsx";
import { RadioLine } from "../components/radio-line.tsx";
import { announce } from "../state/announce.ts";
import { text } from "../text.ts";

const words = text.settings.disconnect;

interface DisconnectProps {
  card: Card;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Asks whether to disconnect, and what becomes of the memory of what was synced. */
export function DisconnectDialog({ card, onClose, onDone }: DisconnectProps) {
  const [forget, setForget] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const answer = async (yes: boolean) => {
    if (!yes) return onClose();
    setBusy(true);
    try {
      await api.disconnect(card.name, forget);
      announce(words.done(card.label));
      onClose();
      await onDone();
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };
  return (
    <Ask
      title={words.title(card.label)}
      yes={text.settings.actions.disconnect}
      danger
      busy={busy}
      onAnswer={(yes) => void answer(yes)}
    >
      <p>{words.hint}</p>
      <fieldset class="stack tight">
        <legend>{words.what}</legend>
        <RadioLine name="forget" label={words.keep} checked={!forget} onChoose={() => setForget(false)} />
        <RadioLine name="forget" label={words.forget} checked={forget} onChoose={() => setForget(true)} />
      </fieldset>
      {failure && <FailureNote what={text.failed} failure={failure} alert />}
    </Ask>
  );
}
