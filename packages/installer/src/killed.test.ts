import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, test, vi } from "vitest";
import { TestHome } from "./testing/test-home.ts";
import { TestRegistry } from "./testing/test-registry.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ACME = "@peregrine/integration-acme";
const SCRIPT = fileURLToPath(new URL("./testing/update-child.ts", import.meta.url));

let registry: TestRegistry;
let home: TestHome;
beforeEach(async () => {
  registry = await TestRegistry.start();
  home = new TestHome(registry, "fetch-timeout=1500\n").connect();
  await registry.publish({ name: "dep", plain: true });
  await registry.publish({ name: ACME, packageJson: { dependencies: { dep: "^1.0.0" } } });
  await home.add("acme");
  return () => registry[Symbol.asyncDispose]();
});

/** Starts an update and kills its process as soon as `when` is true; what it started goes on. */
async function killUpdate(when: () => boolean): Promise<void> {
  const child = spawn(process.execPath, ["--conditions=@peregrine/source", SCRIPT, home.dir], {
    env: { ...home.env },
    stdio: "inherit",
  });
  const ended = once(child, "exit");
  while (!when()) {
    if (child.exitCode !== null) throw new Error("the update ended before it could be killed");
    await sleep(5);
  }
  child.kill("SIGKILL");
  await ended;
}

/** Leaves word that it has begun, and takes its time. */
const SLOW = `
  (await import("node:fs")).writeFileSync(process.env.HOME + "/is-tested", "");
  await new Promise((go) => setTimeout(go, 3000));
`;

const asked = (path: string) => registry.requests.some((line) => line.includes(path));

test.each<[string, { verify?: string; hang?: RegExp }, () => boolean]>([
  ["before npm begins", {}, () => home.has(".peregrine/install/journal.json")],
  ["while npm downloads", { hang: /archives\/dep\/-\/2/ }, () => asked("archives/dep/-/2")],
  ["while npm writes", {}, () => home.version(ACME) === undefined || home.version("dep") === "2.0.0"],
  ["while the new version is tested", { verify: SLOW }, () => home.has("user/is-tested")],
])("an update that is killed %s is taken back by the next command", async (_when, { verify, hang }, when) => {
  const before = [home.read("package.json"), home.read("package-lock.json")];
  await registry.publish({ name: "dep", version: "2.0.0", plain: true });
  await registry.publish({
    name: ACME,
    version: "1.1.0",
    packageJson: { dependencies: { dep: "^2.0.0" } },
    ...(verify === undefined ? {} : { verify }),
  });
  if (hang) registry.faults = [{ path: hang, do: "hang" }];
  await killUpdate(when);
  registry.faults = [];

  expect(await home.installer().recover()).toEqual({ action: "update", packageName: ACME });
  expect([home.read("package.json"), home.read("package-lock.json")]).toEqual(before);
  expect([home.version(ACME), home.version("dep")]).toEqual(["1.0.0", "1.0.0"]);
  expect(readdirSync(join(home.dir, ".peregrine/install")).sort()).toEqual(["packages.json"]);
  expect(readdirSync(join(home.dir, "node_modules/@peregrine"))).toEqual(["integration-acme"]);
  expect(await home.installer().recover()).toBeUndefined();
  expect(await home.installer().update([])).toMatchObject([{ state: "updated", newest: "1.1.0" }]);
  expect(home.version("dep")).toBe("2.0.0");
});

test("two changes at once: the second is told so, and changes nothing", async () => {
  await registry.publish({ name: ACME, version: "1.1.0" });
  const first = home.installer().update([]);
  while (!home.has(".peregrine/install/journal.json")) await sleep(5);
  await expect(home.installer().remove("acme")).rejects.toMatchObject({ code: "locked" });
  expect(await first).toMatchObject([{ state: "updated" }]);
});
