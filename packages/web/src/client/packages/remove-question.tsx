import { useState } from "preact/hooks";
import { Ask } from "../components/ask.tsx";
import { RadioLine } from "../components/radio-line.tsx";
import { text } from "../text.ts";

const words = text.packages.removal;

interface RemoveProps {
  label: string;
  /** Whether the connection goes as well; undefined: nothing is removed. */
  onAnswer: (forget: boolean | undefined) => void;
}

/** Asks whether to uninstall, and what becomes of the connection and the memory of what was synced. */
export function RemoveQuestion({ label, onAnswer }: RemoveProps) {
  const [forget, setForget] = useState(false);
  return (
    <Ask
      title={words.title(label)}
      yes={text.packages.panel.remove}
      danger
      onAnswer={(yes) => onAnswer(yes ? forget : undefined)}
    >
      <p>{words.hint}</p>
      <fieldset class="stack tight">
        <legend>{words.what}</legend>
        <RadioLine name="forget" label={words.keep} checked={!forget} onChoose={() => setForget(false)} />
        <RadioLine name="forget" label={words.forget} checked={forget} onChoose={() => setForget(true)} />
      </fieldset>
    </Ask>
  );
}
