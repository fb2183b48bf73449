import { useEffect, useRef, useState } from "preact/hooks";
import type { WizardDraft } from "../../api-types.ts";
import { api } from "../api/api.ts";

const PAUSE_MS = 300;

/** The wizard's draft: kept by the server when the typing pauses, so that a closed tab loses nothing. */
export function useDraft(first: WizardDraft) {
  const [draft, setDraft] = useState(first);
  const unsaved = useRef<WizardDraft>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = async () => {
    clearTimeout(timer.current);
    const next = unsaved.current;
    unsaved.current = undefined;
    // A draft that cannot be kept is no reason to stop anyone: the next one is tried again.
    if (next) await api.saveDraft(next).catch(() => (unsaved.current ??= next));
  };
  useEffect(() => {
    const leave = () => void flush();
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, []);
  return {
    draft,
    flush,
    /** Throws away what is not kept yet: the wizard is finished. */
    drop: () => {
      clearTimeout(timer.current);
      unsaved.current = undefined;
    },
    change: (changes: Partial<WizardDraft>) => {
      const next = { ...(unsaved.current ?? draft), ...changes };
      unsaved.current = next;
      setDraft(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
  };
}
