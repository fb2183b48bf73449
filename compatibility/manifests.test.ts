import { expect, test } from "vitest";
import { compareManifests } from "../packages/workbench/src/index.ts";
import { ROOT } from "../scripts/packages/published-packages.ts";
import { comingBump, isEnough } from "../scripts/release/coming-bump.ts";
import { builtManifests, publishedManifest } from "../scripts/release/manifests.ts";

const integrations = builtManifests().map((built) => ({
  ...built,
  published: publishedManifest(built.manifest.name),
}));

test.each(integrations.filter(({ published }) => published))(
  "$packageName changes no more than its next version may",
  ({ packageName, version, manifest, published }) => {
    const coming = comingBump(ROOT, packageName, published!.version, version);
    const { reasons } = compareManifests(published!.manifest, manifest);
    const tooMuch = reasons.filter(({ bump }) => !isEnough(coming, bump));
    expect(tooMuch, `what its changesets make: ${coming}`).toEqual([]);
  },
);

test("an integration that was never published begins at 1.0.0", () => {
  const young = integrations.filter(({ published }) => !published);
  expect(young.filter(({ version }) => version !== "1.0.0")).toEqual([]);
  expect(young.length).toBeLessThan(integrations.length);
});
