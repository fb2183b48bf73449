import { useState } from "preact/hooks";
import { announce } from "../state/announce.ts";
import { text } from "../text.ts";
import { Button } from "./button.tsx";

/** A command for a terminal, and a button that copies it. */
export function CopyCommand({ command }: { command: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(command);
      setCopied(true);
      announce(text.copied);
    } catch {
      announce(text.cannotCopy);
    }
  };
  return (
    <div class="command">
      <code>{command}</code>
      <Button small onClick={() => void copy()} label={text.copyCommand(command)}>
        {copied ? text.copied : text.copy}
      </Button>
    </div>
  );
}
