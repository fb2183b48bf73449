import { onTestFinished, expect, test } from "vitest";
import type { PlanEntry } from "@peregrine/core/host";
import { PlanEntries } from "./plan-entries.ts";

function planOf(count: number): PlanEntries {
  const entries = new PlanEntries();
  onTestFinished(() => entries.close());
  for (let id = 0; id < count; id += 1) {
    const action: PlanEntry["action"] = id % 3 === 0 ? "update" : "create";
    entries.add({
      key: `p${id}`,
      title: `Ingénieur ${id} @ Acme`,
      action,
      changes: { status: { after: "x" } },
    });
  }
  return entries;
}

test("ten thousand are paged in their order", () => {
  const entries = planOf(10_000);
  const seen = new Set<string>();
  for (let offset = 0; ; offset += 200) {
    const { items, total } = entries.page({ offset, limit: 200 });
    expect(total).toBe(10_000);
    if (items.length === 0) break;
    for (const { key } of items) seen.add(key);
  }
  expect([...seen]).toEqual(Array.from({ length: 10_000 }, (_, id) => `p${id}`));
});

test("a filter and a search count what they leave", () => {
  const entries = planOf(100);
  expect(entries.page({ action: "update" })).toMatchObject({ total: 34, offset: 0 });
  expect(entries.page({ search: "INGÉNIEUR 7 @" }).items).toMatchObject([{ key: "p7" }]);
  expect(entries.page({ search: "p42" }).total).toBe(1);
  expect(entries.page({ search: "%' OR 1=1 --" })).toEqual({ items: [], total: 0, offset: 0 });
  expect(entries.page({ action: "update", search: "7 @", limit: 2 })).toMatchObject({ total: 3 });
});
