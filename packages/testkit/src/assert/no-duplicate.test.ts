import { expect, test } from "vitest";
import { assertNoDuplicate } from "./no-duplicate.ts";

const by = ({ key }: { key?: string }) => key;

test("accepts records that all differ, and none at all", () => {
  expect(() => assertNoDuplicate([{ key: "a" }, { key: "b" }], by)).not.toThrow();
  expect(() => assertNoDuplicate([], by)).not.toThrow();
});

test("names what is doubled and shows it", () => {
  const records = [
    { key: "a", id: 1 },
    { key: "b", id: 2 },
    { key: "a", id: 3 },
  ];
  expect(() => assertNoDuplicate(records, by)).toThrow(
    'Doubled: "a" 2 times. The first: [{"key":"a","id":1},{"key":"a","id":3}]',
  );
});

test("records that lost their key are duplicates of each other", () => {
  expect(() => assertNoDuplicate([{}, {}], by)).toThrow("Doubled: undefined 2 times");
});

test("keeps the message short when everything is doubled", () => {
  const records = Array.from({ length: 100 }, (_, index) => ({ key: `job-${index % 50}` }));
  expect(() => assertNoDuplicate(records, by)).toThrow("and 40 more");
});
