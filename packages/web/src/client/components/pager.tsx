import { number } from "../format.ts";
import { text } from "../text.ts";
import { Button } from "./button.tsx";

/** How many rows a page of a list has. */
export const PAGE_SIZE = 50;

interface PagerProps {
  offset: number;
  total: number;
  onTurn: (offset: number) => void;
}

/** Turns the pages of a long list. */
export function Pager({ offset, total, onTurn }: PagerProps) {
  if (total <= PAGE_SIZE) return null;
  const words = text.pager;
  const last = Math.min(offset + PAGE_SIZE, total);
  return (
    <nav class="row spread" aria-label={words.label}>
      <Button small onClick={() => onTurn(Math.max(0, offset - PAGE_SIZE))}>
        {words.previous}
      </Button>
      <span class="small quiet numbers" aria-live="polite">
        {words.range(number(offset + 1), number(last), number(total))}
      </span>
      <Button small onClick={() => last < total && onTurn(offset + PAGE_SIZE)}>
        {words.next}
      </Button>
    </nav>
  );
}
