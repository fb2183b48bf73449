import type { Job } from "@peregrine/core";
import { cleanText, pieces, shorten, toRuns, type Run } from "./rich-text.ts";

/** A block of a page's body, as Notion takes it. */
export type BodyBlock =
  | { heading_2: { rich_text: Run[] } }
  | { paragraph: { rich_text: Run[] } }
  | { bulleted_list_item: { rich_text: Run[] } };

/** Most blocks a page can be created with. */
const MOST_BLOCKS = 100;
/** Most UTF-16 code units of one text: two such texts, three bytes each, stay well below the 500 KB of a request. */
const LONGEST_TEXT = 50_000;
const BULLET = /^\s*[-*•–]\s+/;

/**
 * A page's body, written when it is created and never again: what the person does with it is theirs.
 *
 * @param withDescription - false where the description has a column of its own
 */
export function pageBody({ description, cover_letter }: Job, withDescription = true): BodyBlock[] {
  const texts = [
    ["Job description", withDescription ? description : undefined],
    ["Cover letter", cover_letter],
  ] as const;
  const present = texts.flatMap(([title, text]) =>
    text && cleanText(text) ? [{ title, text: cleanText(text) }] : [],
  );
  return present.flatMap(({ title, text }) => section(title, text, Math.floor(MOST_BLOCKS / present.length)));
}

function section(title: string, text: string, room: number): BodyBlock[] {
  const heading: BodyBlock = { heading_2: { rich_text: toRuns(title) } };
  return [heading, ...fit(paragraphs(shorten(text, LONGEST_TEXT)), room - 1).map(toBlock)];
}

/** Paragraphs are set apart by blank lines; a line with a bullet stands alone. */
function paragraphs(text: string): string[] {
  const found: string[] = [];
  let open = false;
  for (const line of text.split("\n")) {
    const alone = BULLET.test(line);
    if (open && !alone && line.trim() !== "") found.push(`${found.pop()}\n${line.trimEnd()}`);
    else if (line.trim() !== "") found.push(line.trimEnd());
    open = line.trim() !== "" && !alone;
  }
  return found;
}

/** When there are more paragraphs than room for blocks, neighbours share one. */
function fit(all: readonly string[], room: number): string[] {
  const each = Math.ceil(all.length / room);
  const count = Math.ceil(all.length / each);
  return Array.from({ length: count }, (_, index) =>
    all.slice(index * each, (index + 1) * each).join("\n\n"),
  );
}

function toBlock(text: string): BodyBlock {
  const bullet = BULLET.test(text) && !text.includes("\n");
  const rich_text = pieces(bullet ? text.replace(BULLET, "") : text).map((content) => ({
    text: { content },
  }));
  return bullet ? { bulleted_list_item: { rich_text } } : { paragraph: { rich_text } };
}
