import type { ComponentChildren } from "preact";
import { text } from "../text.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface AskProps {
  title: string;
  /** What is done, as the button says it. */
  yes: string;
  no?: string;
  danger?: boolean;
  busy?: boolean;
  onAnswer: (yes: boolean) => void;
  children: ComponentChildren;
}

/** A question with two answers. The harmless one comes first and has the focus. */
export function Ask({
  title,
  yes,
  no = text.cancel,
  danger = false,
  busy = false,
  onAnswer,
  children,
}: AskProps) {
  return (
    <Dialog title={title} kind="ask" onClose={() => onAnswer(false)}>
      {children}
      <div class="row">
        <Button onClick={() => onAnswer(false)}>{no}</Button>
        <Button kind={danger ? "danger" : "main"} busy={busy} onClick={() => onAnswer(true)}>
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}
