import { expect, test } from "vitest";
import type { Card } from "../../api-types.ts";
import { byCategory } from "./by-category.ts";

function card(name: string, category?: string): Card {
  return {
    name,
    label: name,
    state: "not_configured",
    configured: false,
    records: 0,
    ...(category === undefined ? {} : { category }),
  };
}

test("cards stand in groups of a fixed order; what we have no group for comes last", () => {
  const groups = byCategory([
    card("a", "storage"),
    card("b", "gardening"),
    card("c"),
    card("d", "tracking"),
    card("e", "storage"),
  ]);
  expect(groups.map(([category, cards]) => [category, ...cards.map(({ name }) => name)])).toEqual([
    ["tracking", "d"],
    ["storage", "a", "e"],
    ["other", "b", "c"],
  ]);
});
