import { execFile } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { createPeregrine } from "@peregrine/core/host";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { TestHome } from "./testing/test-home.ts";
import { TestRegistry } from "./testing/test-registry.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ACME = "@peregrine/integration-acme";
const FILE = "config/integrations/acme.yaml";

let registry: TestRegistry;
let home: TestHome;
beforeEach(async () => {
  registry = await TestRegistry.start();
  home = new TestHome(registry).connect();
  await registry.publish({ name: "left", plain: true });
  await registry.publish({ name: ACME });
  home.write("package.json", '{ "dependencies": { "left": "^1.0.0" } }');
  await home.add("acme");
  return () => registry[Symbol.asyncDispose]();
});

const listed = async () =>
  (await createPeregrine({ home: home.dir, env: home.env }).list()).integrations.map(({ name }) => name);

describe("removing an integration", () => {
  test("keeps the connection, and what else is installed", async () => {
    expect(await home.installer().remove("acme")).toEqual({
      name: "acme",
      packageName: ACME,
      version: "1.0.0",
      disconnected: false,
      forgotten: 0,
    });
    expect([home.version(ACME), home.version("left"), home.has(FILE)]).toEqual([undefined, "1.0.0", true]);
    expect(JSON.parse(home.read("package.json")).dependencies).toEqual({ left: "^1.0.0" });
    await expect(home.installer().remove("acme")).rejects.toMatchObject({ code: "not_found" });
  });

  test("forgets the connection when told to", async () => {
    expect(await home.installer().remove(ACME, { forget: true })).toMatchObject({ disconnected: true });
    expect(home.has(FILE)).toBe(false);
  });
});

const run = promisify(execFile);

describe("plain npm is as good", () => {
  const npm = (...args: string[]) =>
    run("npm", [...args, "--no-audit", "--no-fund"], { cwd: home.dir, env: { ...home.env } });

  test("what it installed is found, updated and removed; what it removed is gone", async () => {
    await npm("uninstall", ACME);
    expect(await listed()).toEqual([]);
    await npm("install", ACME);
    expect(await listed()).toEqual(["acme"]);
    await registry.publish({ name: ACME, version: "1.1.0" });
    await npm("update", ACME);
    expect(await createPeregrine({ home: home.dir, env: home.env }).test("acme")).toEqual({ ok: true });
    expect(await home.installer().remove("acme")).toMatchObject({ version: "1.1.0" });
  });
});

test("a package whose files were changed after it was installed is not loaded", async () => {
  appendFileSync(join(home.dir, `node_modules/${ACME}/dist/index.js`), "\nglobalThis.changed = true;");
  await expect(createPeregrine({ home: home.dir, env: home.env }).test("acme")).rejects.toMatchObject({
    code: "incompatible",
    message: `${ACME} 1.0.0 is not as it was installed: dist/index.js was changed`,
  });
  expect(Reflect.get(globalThis, "changed")).toBeUndefined();
});
