import { expect, test } from "vitest";
import { inRange } from "./version-range.ts";

test.each([
  ["^1.2.3", "1.2.3 1.9.0", "1.2.2 2.0.0"],
  ["^0.2.3", "0.2.3 0.2.9", "0.3.0 0.2.2"],
  ["^0.0.3", "0.0.3", "0.0.4 0.1.0"],
  ["^0.0", "0.0.9", "0.1.0"],
  ["^0", "0.9.9", "1.0.0"],
  ["~1.2.3", "1.2.3 1.2.9", "1.3.0 1.2.2"],
  ["~1", "1.9.9", "2.0.0"],
  ["1.2", "1.2.0 1.2.9", "1.3.0"],
  ["1.x", "1.0.0 1.9.9", "2.0.0 0.9.9"],
  ["=1.2.3", "1.2.3", "1.2.4"],
  [">1", "2.0.0", "1.9.9"],
  [">1.2.3", "1.2.4", "1.2.3"],
  ["<=1", "1.9.9", "2.0.0"],
  [">= 1.2 <3", "1.2.0 2.9.9", "1.1.9 3.0.0"],
  ["1.2 - 2", "1.2.0 2.9.9", "1.1.9 3.0.0"],
  ["^1.0.0 || ^3.0.0", "1.5.0 3.5.0", "2.0.0"],
  ["^1.0.0-beta.1", "1.0.0 1.0.0-beta.2", "2.0.0"],
  ["*", "0.0.0 9.9.9", ""],
  ["", "0.0.0 9.9.9", ""],
  ["<0.0.0", "", "0.0.0 1.0.0"],
])("%j takes %s and refuses %s", (range, inside, outside) => {
  for (const version of inside.split(" ").filter(Boolean))
    expect([version, inRange(version, range)]).toEqual([version, true]);
  for (const version of outside.split(" ").filter(Boolean))
    expect([version, inRange(version, range)]).toEqual([version, false]);
});

test.each(["workspace:^", "file:../core", "latest", "^1.0.0 || next", "1.2.3.4", "one"])(
  "%j is no range of versions",
  (range) => {
    expect(inRange("1.0.0", range)).toBeUndefined();
  },
);
