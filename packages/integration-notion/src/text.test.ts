import { describe, expect, test } from "vitest";
import type { Job } from "@peregrine/core";
import { pageBody } from "./blocks.ts";
import { parseNotionId } from "./ids.ts";
import { toRuns, type Run } from "./rich-text.ts";

const plain = "0123456789abcdef0123456789abcdef";
const id = "01234567-89ab-cdef-0123-456789abcdef";
const view = "f".repeat(32);

test.each([
  id,
  plain,
  ` ${plain.toUpperCase()} `,
  `https://www.notion.so/acme/My-jobs-${plain}?v=${view}&pvs=4`,
  `https://www.notion.so/${plain}?v=${view}&p=${view}&pm=s`,
  `https://app.notion.com/p/acme/${id}?v=${view}`,
  `notion.so/acme/Jobs-${plain}#block`,
  `notion://www.notion.so/Jobs-${plain}`,
  `collection://${id}`,
])("the id in %j is the database's", (pasted) => {
  expect(parseNotionId(pasted)).toBe(id);
});

test.each([
  "",
  "jobs",
  plain.slice(1),
  `https://www.notion.so/?v=${view}`,
  `https://www.notion.so/jobs${plain}0`,
  "http://[",
])("there is no id in %j", (pasted) => {
  expect(parseNotionId(pasted)).toBeUndefined();
});

describe("text", () => {
  test("beyond what a cell holds ends in an ellipsis", () => {
    const runs = toRuns("😀".repeat(150_000));
    expect(runs.length).toBeLessThanOrEqual(100);
    expect(runs.at(-1)?.text.content).toMatch(/…$/);
  });
});

const bodyOf = (job: Job) => pageBody(job, 450_000);
const kinds = (blocks: ReturnType<typeof pageBody>) => blocks.map((block) => Object.keys(block)[0]);

const runsIn = (body: ReturnType<typeof pageBody>) =>
  body.flatMap((block) => Object.values(block).flatMap(({ rich_text }: { rich_text: Run[] }) => rich_text));
const textIn = (body: ReturnType<typeof pageBody>) =>
  runsIn(body)
    .map(({ text }) => text.content)
    .join("")
    .replaceAll("\n", "");

describe("a page's body", () => {
  test("has a heading, paragraphs and bullets for each text there is", () => {
    const body = bodyOf({
      description: "We are\nthree.\n\n- Cook\n• Clean\nApply!",
      cover_letter: "Dear all",
    });
    expect(kinds(body)).toEqual([
      "heading_2",
      "paragraph",
      "bulleted_list_item",
      "bulleted_list_item",
      "paragraph",
      "heading_2",
      "paragraph",
    ]);
    expect(body[2]).toEqual({ bulleted_list_item: { rich_text: [{ text: { content: "Cook" } }] } });
    expect(bodyOf({ description: " \n" })).toEqual([]);
    expect(pageBody({ description: "x" }, 1_000, false)).toEqual([]);
  });

  test("of any length keeps to 100 blocks, 100 runs and 2,000 characters", () => {
    const body = bodyOf({
      description: "- 😀 line\n".repeat(5_000),
      cover_letter: `${"😀".repeat(40_000)}\n\n`.repeat(3),
    });
    expect(body.length).toBeLessThanOrEqual(100);
    for (const block of body) {
      const runs = Object.values(block).flatMap(({ rich_text }: { rich_text: Run[] }) => rich_text);
      expect(runs.length).toBeLessThanOrEqual(100);
      expect(
        runs.every(
          ({ text }: { text: { content: string } }) =>
            text.content.length <= 2_000 && text.content.isWellFormed(),
        ),
      ).toBe(true);
    }
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(465_000);
  });

  test("holds two texts of 160,000 characters whole", () => {
    const texts = ["a", "b"].map((letter) => `${letter.repeat(79)}\n\n`.repeat(1_975));
    const body = bodyOf({ description: texts[0]!, cover_letter: texts[1]! });
    expect(textIn(body)).toBe(`Job description${texts[0]}Cover letter${texts[1]}`.replaceAll("\n", ""));
  });

  test("is cut to the room in the request: the longer text first, never through a character", () => {
    const body = pageBody({ description: "Short.", cover_letter: "漢😀".repeat(50_000) }, 30_000);
    expect(Buffer.byteLength(textIn(body))).toBeGreaterThan(29_500);
    expect(Buffer.byteLength(textIn(body))).toBeLessThanOrEqual(30_050);
    expect(textIn(body)).toMatch(/^Job descriptionShort\.Cover letter漢😀.*…$/u);
    expect(textIn(body).isWellFormed()).toBe(true);
  });
});
