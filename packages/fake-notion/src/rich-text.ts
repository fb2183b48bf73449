import type { TextRun } from "./state.ts";

const PLAIN = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  code: false,
  color: "default",
};

/** Formatted text as it is asked for: `{ text: { content } }`, an equation, or a mention. */
export interface WrittenRun {
  text?: { content: string; link?: { url: string } | null };
  equation?: { expression: string };
}

/** Keeps what was written; runs without text vanish, as they do in Notion. */
export function readRuns(written: readonly WrittenRun[]): TextRun[] {
  const runs = written.map(({ text, equation }) => ({
    content: text?.content ?? equation?.expression ?? "",
    link: text?.link?.url ?? null,
  }));
  return runs.filter((run) => run.content !== "");
}

/** The longer form in which text is answered. */
export function showRuns(runs: readonly TextRun[]): Record<string, unknown>[] {
  return runs.map(({ content, link }) => ({
    type: "text",
    text: { content, link: link === null ? null : { url: link } },
    annotations: PLAIN,
    plain_text: content,
    href: link,
  }));
}
