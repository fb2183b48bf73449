import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { discover } from "./discover.ts";
import { systemDisk, type Disk } from "./disk.ts";
import { emptyFolder, install } from "./testing/test-packages.ts";

/** The disk, with a tally of what is opened. */
class CountingDisk implements Disk {
  listed = 0;
  opened: string[] = [];

  has(path: string): boolean {
    return systemDisk.has(path);
  }

  list(dir: string): string[] {
    this.listed++;
    return systemDisk.list(dir);
  }

  read(path: string, limit: number): string {
    this.opened.push(path);
    return systemDisk.read(path, limit);
  }

  real(path: string): string {
    return systemDisk.real(path);
  }
}

test("of 300 packages in 3 scopes, only the folder, its scopes and the candidates are opened", () => {
  const homeDir = emptyFolder();
  const candidates = ["peregrine-integration-a", "@peregrine/integration-b", "@jane/peregrine-integration-c"];
  const dirs = candidates.map((name) => install(homeDir, name));
  for (let i = 0; i < 100; i++) {
    for (const name of [`package-${i}`, `@peregrine/thing-${i}`, `@other/integration-${i}`]) {
      mkdirSync(join(homeDir, "node_modules", name), { recursive: true });
    }
  }
  const disk = new CountingDisk();
  expect(discover({ homeDir, disk }).found).toHaveLength(3);
  expect(disk.listed).toBe(1 + 3);
  expect(disk.opened.sort()).toEqual(
    dirs.flatMap((dir) => [join(dir, "dist/peregrine.json"), join(dir, "package.json")]).sort(),
  );
});

test("a copy that a nearer one hides is not opened", () => {
  const root = emptyFolder();
  install(root, "peregrine-integration-a");
  install(join(root, "home"), "peregrine-integration-a");
  const disk = new CountingDisk();
  discover({ homeDir: join(root, "home"), disk });
  expect(disk.opened).toHaveLength(2);
});
