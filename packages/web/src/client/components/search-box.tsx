import { useEffect, useId, useRef } from "preact/hooks";

const PAUSE_MS = 200;

/** Searches when the typing pauses. */
export function SearchBox({ label, onSearch }: { label: string; onSearch: (words: string) => void }) {
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (words: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(words.trim()), PAUSE_MS);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} class="input" type="search" onInput={(event) => type(event.currentTarget.value)} />
    </div>
  );
}
