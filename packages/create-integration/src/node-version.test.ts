import { expect, test } from "vitest";
import { whyTooOld } from "./node-version.ts";

test.each(["18.20.0", "20.20.2", "22.17.1"])("Node %s is told to be too old, with what to do", (version) => {
  expect(whyTooOld(version)).toContain(`this is ${version}\n→ Install a newer one`);
});

test.each(["22.18.0", "24.11.0", "26.0.0-nightly"])("Node %s will do", (version) => {
  expect(whyTooOld(version)).toBeUndefined();
});
