import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { PublishedPackage } from "../packages/published-packages.ts";
import { checkVersions } from "./check-versions.ts";
import { comingBump, isEnough } from "./coming-bump.ts";
import { releasesIn, tarballOf } from "./publish-plan.ts";

function repository(changelog: string, changesets: readonly string[] = []): [string, PublishedPackage[]] {
  const root = mkdtempSync(join(tmpdir(), "peregrine-release-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, ".changeset"));
  for (const file of ["README.md", "config.json", ...changesets])
    writeFileSync(join(root, ".changeset", file), "");
  writeFileSync(join(root, "CHANGELOG.md"), changelog);
  const json = { name: "@peregrine/core", version: "1.2.0" };
  return [root, [{ name: json.name, dir: root, json }]];
}

test("a version that its changelog tells of may be published", () => {
  expect(checkVersions(...repository("# @peregrine/core\n\n## 1.2.0\n\n- News\n\n## 1.1.0\n"))).toEqual([]);
});

test("changes that no version has taken up are not published", () => {
  const [problem, ...more] = checkVersions(...repository("## 1.2.0\n", ["kind-owls-sing.md"]));
  expect(problem).toContain("no version has taken up kind-owls-sing.md yet");
  expect(more).toEqual([]);
});

test("a version that its changelog does not tell of is not published", () => {
  expect(checkVersions(...repository("## 1.2.0-beta.1\n\n## 1.1.0\n"))).toEqual([
    "the changelog of @peregrine/core 1.2.0 does not tell of that version",
  ]);
});

test("the next version is what the changesets of the package make it, or what it is already", () => {
  const [root] = repository("");
  const changeset = (file: string, text: string): void =>
    writeFileSync(join(root, ".changeset", file), `---\n${text}\n---\n\nNews.\n`);
  const coming = (name: string, published: string, current: string): string =>
    comingBump(root, name, published, current);
  changeset("one.md", "'@peregrine/integration-acme': patch\n\"@peregrine/core\": major");
  changeset("none.md", "");
  expect(coming("@peregrine/integration-acme", "1.0.0", "1.0.0")).toBe("patch");
  expect(coming("@peregrine/integration-acme", "1.0.0", "2.0.0")).toBe("major");
  expect(coming("@peregrine/integration-other", "1.0.0", "1.0.0")).toBe("none");
  changeset("two.md", "'@peregrine/integration-acme': minor");
  expect(coming("@peregrine/integration-acme", "1.9.0", "1.10.0")).toBe("minor");
  expect([isEnough("minor", "patch"), isEnough("minor", "minor"), isEnough("minor", "major")]).toEqual([
    true,
    true,
    false,
  ]);
});

test("a plan is read in its order, without what is only tagged", () => {
  const core = { name: "@peregrine/core", version: "1.2.0", tag: "latest", kind: "publish" };
  const cli = { name: "@peregrine/cli", version: "1.0.0-rc.1", tag: "rc", kind: "publish" };
  const site = { name: "site", version: "3.0.0", tag: "latest", kind: "tag-only" };
  const releases = releasesIn(JSON.stringify({ version: 1, plan: [[core, site], [cli]] }));
  expect(releases.map(({ name }) => name)).toEqual(["@peregrine/core", "@peregrine/cli"]);
  expect(tarballOf(releases[1]!, "/out")).toBe(join("/out/packages/peregrine-cli-1.0.0-rc.1.tgz"));
});
