import { chmodSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { TestHome, offerOf } from "./testing/test-home.ts";
import { TestRegistry, type Fault } from "./testing/test-registry.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ACME = "@peregrine/integration-acme";

let registry: TestRegistry;
beforeEach(async () => {
  registry = await TestRegistry.start();
  return () => registry[Symbol.asyncDispose]();
});

const filesOf = ({ dir }: TestHome) => readdirSync(dir).sort();

describe("what a registry does wrong is told in one sentence, and nothing is written", () => {
  const cases: [string, Fault, string, RegExp][] = [
    ["asks who we are", { path: /./, do: { status: 401 } }, "auth", /did not accept the credentials/],
    ["refuses", { path: /./, do: { status: 403 } }, "permission", /does not let you have/],
    ["wants a pause", { path: /./, do: { status: 429 } }, "rate_limited", /asks for a pause/],
    ["has trouble", { path: /./, do: { status: 503 } }, "unavailable", /trouble of its own/],
    ["does not answer", { path: /./, do: "hang" }, "timeout", /did not answer in time/],
    ["hangs up", { path: /./, do: "drop" }, "network", /could not be reached/],
    ["cuts the archive", { path: /archives/, do: "truncate" }, "incompatible", /damaged or replaced/],
    ["sends another archive", { path: /archives/, do: "corrupt" }, "incompatible", /damaged or replaced/],
  ];
  test.each(cases)("when it %s", async (_what, fault, code, words) => {
    await registry.publish({ name: ACME });
    registry.faults = [fault];
    const home = new TestHome(registry, "fetch-timeout=400\n");
    const before = filesOf(home);
    await expect(home.installer().find(ACME)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words),
      hint: expect.any(String),
    });
    expect(filesOf(home)).toEqual(before);
  });

  test("when it is not there at all", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
    await expect(new TestHome({ url }).installer().find("acme")).rejects.toMatchObject({ code: "network" });
  });

  test("when it has no such package", async () => {
    const installer = new TestHome(registry).installer();
    await expect(installer.find(ACME)).rejects.toMatchObject({
      code: "not_found",
      message: `The registry has no package ${ACME} (E404)`,
    });
    await expect(installer.find("acme")).rejects.toMatchObject({
      code: "not_found",
      message: 'The registry has no integration named "acme"',
    });
  });
});

describe("a registry that shows another package than its archive holds is refused", () => {
  test.each([
    ["dependencies", { dependencies: { harmless: "^1.0.0" } }],
    ["peregrine", { peregrine: { apiVersion: 1, manifest: "./dist/other.json" } }],
    ["version", { version: "1.0.1" }],
  ])("in its %s", async (what, shown) => {
    await registry.publish(
      { name: ACME, packageJson: { dependencies: { evil: "^1.0.0" } } },
      { shown: { dependencies: { evil: "^1.0.0" }, ...shown } },
    );
    await expect(new TestHome(registry).installer().find("acme")).rejects.toMatchObject({
      code: "incompatible",
      message: `${ACME} 1.0.0 is refused: the registry shows another "${what}" than is in its archive`,
    });
  });

  test("and so is an archive without a right manifest", async () => {
    await registry.publish({ name: ACME, manifest: { hosts: ["not a host"] } });
    await expect(new TestHome(registry).installer().find("acme")).rejects.toMatchObject({
      code: "incompatible",
      message: expect.stringContaining("its manifest is wrong: hosts[0]"),
    });
  });
});

describe("when npm fails, the home is as it was, and what npm said is kept", () => {
  async function failing(prepare: (home: TestHome) => void, npmrc = "") {
    await registry.publish({ name: "left", plain: true });
    await registry.publish({ name: ACME, packageJson: { dependencies: { dep: "^1.0.0" } } });
    const home = new TestHome(registry, npmrc);
    home.write("package.json", '{"dependencies":{"left":"^1.0.0"},"x":1}');
    prepare(home);
    const installer = home.installer();
    const failure: unknown = await installer
      .add(await offerOf(installer, "acme"))
      .catch((error: unknown) => error);
    expect(home.read("package.json")).toBe('{"dependencies":{"left":"^1.0.0"},"x":1}');
    expect(home.version(ACME)).toBeUndefined();
    expect(home.has(".peregrine/install/journal.json")).toBe(false);
    return { home, failure };
  }

  test.each<[string, string, (home: TestHome) => void, RegExp]>([
    ["a dependency that is not there", "not_found", () => undefined, /E404/],
    [
      "a dependency that never comes",
      "timeout",
      () => (registry.faults = [{ path: /^\/dep/, do: "hang" }]),
      /did not answer in time|reached/,
    ],
  ])("for %s", async (_what, code, prepare, words) => {
    const { home, failure } = await failing(prepare, "fetch-timeout=500\n");
    expect(failure).toMatchObject({ code, message: expect.stringMatching(words) });
    const log = /What npm said: (.+)$/.exec(String(Reflect.get(Object(failure), "hint")))?.[1] ?? "";
    expect(log.startsWith(join(home.dir, ".peregrine/logs/npm-"))).toBe(true);
    expect(home.read(log.slice(home.dir.length + 1))).toContain("npm install");
  });

  test.skipIf(process.getuid?.() === 0)("where it may not write", async () => {
    const { failure } = await failing((home) => {
      home.write("node_modules/x/package.json", "{}");
      chmodSync(join(home.dir, "node_modules"), 0o500);
    });
    expect(failure).toMatchObject({ code: "permission" });
  });

  test("for lack of npm", async () => {
    await registry.publish({ name: ACME });
    const home = new TestHome(registry);
    const installer = home.installer({ env: { ...home.env, PATH: "/nowhere" } });
    await expect(installer.add(await offerOf(installer, "acme"))).rejects.toMatchObject({
      code: "unsupported",
      message: expect.stringContaining("npm is not there"),
    });
    expect(home.has("package.json")).toBe(false);
  });

  test("when it is stopped", async () => {
    await registry.publish({ name: ACME, packageJson: { dependencies: { dep: "^1.0.0" } } });
    registry.faults = [{ path: /^\/dep/, do: "hang" }];
    const home = new TestHome(registry);
    const installer = home.installer();
    const stop = new AbortController();
    const adding = installer.add(await offerOf(installer, "acme"), { signal: stop.signal });
    while (!registry.requests.some((line) => line.endsWith("/dep")))
      await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    await expect(adding).rejects.toMatchObject({ code: "cancelled" });
    expect([home.has("package.json"), home.has("node_modules")]).toEqual([false, false]);
  });
});
