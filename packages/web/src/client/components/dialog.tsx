import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { text } from "../text.ts";
import { Button } from "./button.tsx";

/** What has the focus first: an input, or the harmless one of the answers; never the button that closes. */
const FIRST = "input, select, .row button";

interface DialogProps {
  title: string;
  /** `panel` slides in from the side; `ask` is small and in the middle. */
  kind: "panel" | "ask";
  /** The person wants out: Escape, or the close button. The parent then leaves it out of the page. */
  onClose: () => void;
  children: ComponentChildren;
}

/** The browser's own modal dialog: it keeps the focus inside, and gives it back afterwards. */
export function Dialog({ title, kind, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  // Some browsers close it without asking when Escape is pressed again and again; whether it goes is for the parent to say.
  const closed = () => {
    dialog.current?.showModal();
    onClose();
  };
  return (
    <dialog ref={dialog} class={kind} aria-labelledby={id} onCancel={cancel} onClose={closed}>
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          {kind === "panel" && (
            <Button kind="plain" small onClick={onClose}>
              {text.close}
            </Button>
          )}
        </div>
        {children}
      </div>
    </dialog>
  );
}
