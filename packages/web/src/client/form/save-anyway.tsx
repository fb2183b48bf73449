import { Ask } from "../components/ask.tsx";
import { text } from "../text.ts";

/** Asks before a connection is saved that failed its test. */
export function SaveAnyway({ onAnswer }: { onAnswer: (yes: boolean) => void }) {
  const words = text.settings.form;
  return (
    <Ask title={words.saveAnywayTitle} yes={words.saveAnyway} onAnswer={onAnswer}>
      <p>{words.saveAnywayHint}</p>
    </Ask>
  );
}
