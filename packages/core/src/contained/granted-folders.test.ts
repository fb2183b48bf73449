import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, link, writePackage } from "../discovery/testing/test-packages.ts";
import { grantedFolders } from "./granted-folders.ts";

const NAME = "peregrine-integration-acme";

function packageWith(root: string, dependencies: Record<string, string>): string {
  return writePackage(join(root, "node_modules", NAME), NAME, { packageJson: { dependencies } });
}

test("a package may read itself and what it depends on, where Node finds it and where it is", () => {
  const root = emptyFolder();
  const store = writePackage(join(root, "node_modules/.store/node_modules/dep"), "dep", {
    packageJson: { dependencies: { deeper: "1" } },
  });
  const deeper = writePackage(join(root, "node_modules/.store/node_modules/deeper"), "deeper");
  writePackage(join(root, "node_modules/stranger"), "stranger");
  const dir = packageWith(root, { dep: "1", gone: "1", "../../stranger": "1" });
  link(store, join(dir, "node_modules/dep"));
  expect(grantedFolders(dir).sort()).toEqual(
    [join(dir, "node_modules/dep"), store, deeper, join(dir, "dist"), join(dir, "package.json")].sort(),
  );
});

test("a dependency that is a symlink to elsewhere is not granted, or refused where it leads to what is above", () => {
  const root = emptyFolder();
  const dir = packageWith(root, { dep: "1" });
  link("/etc", join(dir, "node_modules/dep"));
  expect(grantedFolders(dir)).not.toContain("/etc");
  const home = writePackage(emptyFolder(), "dep");
  const below = packageWith(home, { dep: "1" });
  link(home, join(below, "node_modules/dep"));
  expect(() => grantedFolders(below)).toThrow("is a symlink that leads out of the package");
});
