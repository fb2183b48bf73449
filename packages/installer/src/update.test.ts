import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { TestHome } from "./testing/test-home.ts";
import { writeTestPackage } from "./testing/test-package.ts";
import { TestRegistry } from "./testing/test-registry.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ACME = "@peregrine/integration-acme";
const REFUSES = 'throw new PeregrineError("auth", "Acme refuses the key");';

let registry: TestRegistry;
let home: TestHome;
beforeEach(async () => {
  registry = await TestRegistry.start();
  home = new TestHome(registry);
  return () => registry[Symbol.asyncDispose]();
});

describe("a connected integration", () => {
  beforeEach(async () => {
    await registry.publish({ name: ACME });
    await home.connect().add("acme");
  });

  test("is updated, and was tested on the user's own connection", async () => {
    await registry.publish({ name: ACME, version: "1.1.0" });
    const steps: string[] = [];
    const onStep = ({ doing }: { doing: string }) => void steps.push(doing);
    expect(await home.installer().update([], { onStep })).toEqual([
      { name: "acme", packageName: ACME, before: "1.0.0", newest: "1.1.0", state: "updated", tested: true },
    ]);
    expect(steps).toEqual(["looking up", "testing", "installing", "testing"]);
    expect(home.version(ACME)).toBe("1.1.0");
    expect(await home.installer().update(["acme"])).toMatchObject([{ state: "current" }]);
  });

  test("goes back to the old version when the new one fails where it worked, and skips it from then on", async () => {
    const before = [home.read("package.json"), home.read("package-lock.json")];
    await registry.publish({ name: ACME, version: "1.1.0", verify: REFUSES });
    expect(await home.installer().update([])).toMatchObject([
      { state: "rolled_back", newest: "1.1.0", failure: { code: "auth", message: "Acme refuses the key" } },
    ]);
    expect(home.version(ACME)).toBe("1.0.0");
    expect([home.read("package.json"), home.read("package-lock.json")]).toEqual(before);
    expect(await home.installer().update([])).toMatchObject([
      { state: "skipped", reason: "Acme refuses the key" },
    ]);
    await registry.publish({ name: ACME, version: "1.1.1" });
    expect(await home.installer().update([])).toMatchObject([{ state: "updated", newest: "1.1.1" }]);
  });

  test("goes back when the new version ends the process that loads it", async () => {
    await registry.publish({ name: ACME, version: "1.1.0", files: { "dist/index.js": "process.exit(0)" } });
    expect(await home.installer().update([])).toMatchObject([
      { state: "rolled_back", failure: { code: "incompatible" } },
    ]);
    expect(home.version(ACME)).toBe("1.0.0");
  });

  test("is not skipped after a failure that may be over tomorrow", async () => {
    const away = 'throw new PeregrineError("network", "Acme is away");';
    await registry.publish({ name: ACME, version: "1.1.0", verify: away });
    expect(await home.installer().update([])).toMatchObject([{ state: "rolled_back" }]);
    expect(home.read(".peregrine/install/packages.json")).not.toContain("skipped");
  });

  test("takes the newest version that fits, and tells of the one that does not", async () => {
    const packageJson = { peerDependencies: { "@peregrine/core": "^9.0.0" } };
    await registry.publish({ name: ACME, version: "2.0.0", packageJson });
    expect(await home.installer().update([])).toMatchObject([
      { state: "held", newest: "2.0.0", reason: expect.stringContaining("needs @peregrine/core ^9.0.0") },
    ]);
    await registry.publish({ name: ACME, version: "1.5.0" });
    await registry.publish({ name: ACME, version: "2.0.0", packageJson });
    expect(await home.installer().update([])).toMatchObject([{ state: "updated", newest: "1.5.0" }]);
  });

  test("is told of, and left, when the registry fails", async () => {
    registry.faults = [{ path: /./, do: { status: 503 } }];
    expect(await home.installer().update([])).toMatchObject([
      { state: "failed", failure: { code: "unavailable" } },
    ]);
    expect(home.version(ACME)).toBe("1.0.0");
  });
});

test("a connection that fails already is no reason to go back", async () => {
  await registry.publish({ name: ACME, verify: REFUSES });
  await home.connect().add("acme");
  await registry.publish({ name: ACME, version: "1.1.0", verify: REFUSES });
  expect(await home.installer().update([])).toMatchObject([
    { state: "updated", reason: "the test fails, as it did before", failure: { code: "auth" } },
  ]);
  expect(home.version(ACME)).toBe("1.1.0");
});

describe("a community package in other hands", () => {
  const COMMUNITY = "peregrine-integration-acme";

  test("is held until a person trusts it again", async () => {
    await registry.publish({ name: COMMUNITY });
    await home.add("acme");
    await registry.publish({ name: COMMUNITY, version: "1.1.0" }, { publisher: "mallory" });
    expect(await home.installer().update([])).toMatchObject([
      {
        state: "held",
        reason: "it was published by mallory, and the version that is installed by ada",
        needsConsent: true,
      },
    ]);
    expect(home.version(COMMUNITY)).toBe("1.0.0");
    expect(await home.installer().update([], { trusted: true })).toMatchObject([{ state: "updated" }]);
  });
});

test("an author's own linked package is not replaced by the registry's", async () => {
  writeTestPackage(join(home.dir, "mine"), { name: ACME });
  await home.add("./mine");
  await registry.publish({ name: ACME, version: "1.1.0" });
  expect(await home.installer().update([])).toMatchObject([
    { state: "held", reason: "it was installed from file:mine" },
  ]);
});

test("what is installed elsewhere, or not at all, cannot be updated here", async () => {
  await expect(home.installer().update(["acme"])).rejects.toMatchObject({ code: "not_found" });
});
