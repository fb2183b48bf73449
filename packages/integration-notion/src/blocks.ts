import type { Job } from "@peregrine/core";
import { cleanText, clipText, splitText } from "@peregrine/core/table";
import { LONGEST_RUN, bytesOf, shortenToBytes, toRuns, type Run } from "./rich-text.ts";

/** A block of a page's body, as Notion takes it. */
export type BodyBlock =
  | { heading_2: { rich_text: Run[] } }
  | { paragraph: { rich_text: Run[] } }
  | { bulleted_list_item: { rich_text: Run[] } };

/** Most blocks a page can be created with. */
const MOST_BLOCKS = 100;
/** Most UTF-16 code units of one text: should all of it share a block, the block still has at most 100 runs. */
const LONGEST_TEXT = 190_000;
const BULLET = /^\s*[-*•–]\s+/;

/** A text of the body, under its heading. */
interface Section {
  title: string;
  text: string;
}

/**
 * A page's body, written when it is created and never again: what the person does with it is theirs.
 *
 * @param room - bytes of the request that it may take; what is longer is cut
 * @param withDescription - false where the description has a column of its own
 */
export function pageBody(
  { description, cover_letter }: Job,
  room: number,
  withDescription = true,
): BodyBlock[] {
  const texts = [
    ["Job description", withDescription ? description : undefined],
    ["Cover letter", cover_letter],
  ] as const;
  const present = texts.flatMap(([title, text]) =>
    text && cleanText(text) ? [{ title, text: clipText(cleanText(text), LONGEST_TEXT) }] : [],
  );
  const blocks = Math.floor(MOST_BLOCKS / present.length);
  return within(present, room).flatMap((section) => toBlocks(section, blocks));
}

/** Each text may take its share of the room, and what the others leave of theirs. */
function within(sections: readonly Section[], room: number): Section[] {
  let left = room;
  const smallestFirst = [...sections].sort((one, other) => bytesOf(one.text) - bytesOf(other.text));
  const fitting = new Map(
    smallestFirst.map(({ title, text }, index) => {
      const fit = shortenToBytes(text, Math.floor(left / (sections.length - index)));
      left -= bytesOf(fit);
      return [title, fit];
    }),
  );
  return sections.map(({ title }) => ({ title, text: fitting.get(title) ?? "" }));
}

function toBlocks({ title, text }: Section, room: number): BodyBlock[] {
  const heading: BodyBlock = { heading_2: { rich_text: toRuns(title) } };
  return [heading, ...fit(paragraphs(text), room - 1).map(toBlock)];
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

/** When there are more paragraphs than room for blocks, neighbours share one, set apart as they were. */
function fit(all: readonly string[], room: number): string[] {
  const each = Math.ceil(all.length / room);
  const count = Math.ceil(all.length / each);
  return Array.from({ length: count }, (_, index) =>
    all.slice(index * each, (index + 1) * each).reduce(joined),
  );
}

function joined(one: string, next: string): string {
  const close = BULLET.test(next) || BULLET.test(one.slice(one.lastIndexOf("\n") + 1));
  return `${one}${close ? "\n" : "\n\n"}${next}`;
}

function toBlock(text: string): BodyBlock {
  const bullet = BULLET.test(text) && !text.includes("\n");
  const rich_text = splitText(bullet ? text.replace(BULLET, "") : text, LONGEST_RUN).map((content) => ({
    text: { content },
  }));
  return bullet ? { bulleted_list_item: { rich_text } } : { paragraph: { rich_text } };
}
