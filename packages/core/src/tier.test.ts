import { expect, test } from "vitest";
import { canUse, isTier, reaches, tierLabel, TIERS } from "./tier.ts";

test("each tier reaches itself and those below", () => {
  const table = TIERS.map((tier) => TIERS.filter((needed) => reaches(tier, needed)));
  expect(table).toEqual([
    ["free"],
    ["free", "paid"],
    ["free", "paid", "premium"],
    ["free", "paid", "premium", "ultra"],
  ]);
});

test.each(["gold", "Paid", "", "constructor", "free "])("%j is no tier and reaches nothing", (word) => {
  expect(isTier(word)).toBe(false);
  expect(reaches(word, "free")).toBe(false);
  expect(canUse(word, "notion_sync")).toBe(false);
});

test("a gated feature needs its tier, a feature nobody gated is open to all", () => {
  expect([
    canUse("free", "notion_sync"),
    canUse("paid", "notion_sync"),
    canUse("ultra", "notion_sync"),
  ]).toEqual([false, true, true]);
  for (const feature of ["acme_sync", "constructor", "__proto__", ""]) {
    expect([canUse("free", feature), canUse("gold", feature)]).toEqual([true, true]);
    expect(tierLabel(feature)).toBe("");
  }
});

test("an integration's own features count when they are given", () => {
  const features = { acme_sync: "premium", acme_ping: "free" } as const;
  expect([canUse("paid", "acme_sync", features), canUse("premium", "acme_sync", features)]).toEqual([
    false,
    true,
  ]);
  expect([
    tierLabel("acme_sync", features),
    tierLabel("acme_ping", features),
    tierLabel("notion_sync"),
  ]).toEqual(["Premium", "", "Paid"]);
});
