import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { PackagesAnswer } from "../api-types.ts";
import { TestHome } from "./testing/test-home.ts";
import { TestWeb } from "./testing/test-web.ts";
import { withRegistry } from "./testing/with-registry.ts";

const NAME = "peregrine-integration-birch";
const PACKAGE = { name: NAME, integration: "birch", manifest: { label: "Birch" } };

async function serve() {
  const home = new TestHome();
  const { registry, options } = await withRegistry(home);
  const web = await TestWeb.start(home, options);
  const look = async (spec: string) =>
    web.json<{ offer: { version: string; integrity: string; needsConsent: boolean } }>("/api/packages/find", {
      spec,
    });
  const add = async (body: object) =>
    web.finished("/api/integrations/birch/add", { packageName: NAME, version: "1.0.0", ...body });
  return { home, registry, web, look, add, has: () => existsSync(join(home.dir, "node_modules", NAME)) };
}

describe("packages", () => {
  test("are searched, looked into, installed with a person's word, and removed", async () => {
    const { home, registry, web, look, add, has } = await serve();
    await registry.publish(PACKAGE);
    const { packages } = await web.json<PackagesAnswer>("/api/packages?words=birch");
    expect(packages).toMatchObject([{ packageName: NAME, name: "birch", official: false }]);
    const { offer } = await look("birch");
    expect(offer).toMatchObject({ version: "1.0.0", needsConsent: true });
    expect(await add({})).toMatchObject({ state: "failed", failure: { code: "permission" } });
    expect(has()).toBe(false);
    const { integrity } = offer;
    expect(await add({ integrity, trusted: true })).toMatchObject({
      kind: "add",
      state: "done",
      step: "installing",
      added: { name: "birch", label: "Birch", version: "1.0.0", configured: false },
    });
    expect(has()).toBe(true);
    home.write("config/integrations/birch.yaml", "board: jobs\n");
    expect(await web.finished("/api/integrations/birch/remove", {})).toMatchObject({
      removed: { name: "birch", disconnected: false },
    });
    expect(has()).toBe(false);
    expect(home.read("config/integrations/birch.yaml")).toBe("board: jobs\n");
  });

  test("whose archive changed since a person looked are not installed", async () => {
    const { registry, look, add, has } = await serve();
    await registry.publish(PACKAGE);
    const { offer } = await look(NAME);
    await registry.publish({ ...PACKAGE, files: { "dist/more.js": "" } });
    const ended = await add({ integrity: offer.integrity, trusted: true });
    expect(ended).toMatchObject({ state: "failed", failure: { code: "conflict" } });
    expect(has()).toBe(false);
  });

  test("are updated, and told what came of it", async () => {
    const { registry, web, look, add } = await serve();
    await registry.publish(PACKAGE);
    const { offer } = await look(NAME);
    await add({ integrity: offer.integrity, trusted: true });
    await registry.publish({ ...PACKAGE, version: "1.1.0" });
    expect(await web.finished("/api/integrations/birch/update", { trusted: true })).toMatchObject({
      kind: "update",
      label: "Birch",
      updated: { before: "1.0.0", newest: "1.1.0", state: "updated" },
    });
  });

  test.each([
    "./here",
    "/etc/passwd",
    "../up",
    "file:x.tgz",
    "git+https://example.com/x",
    "https://example.com/x.tgz",
  ])("named as %s are refused: a page installs from the registry alone", async (spec) => {
    const { registry, web } = await serve();
    const response = await web.request("/api/packages/find", { spec });
    expect(response.status).toBe(422);
    expect(registry.requests).toEqual([]);
  });

  test("of a registry that is down leave the rest of the page working", async () => {
    const { registry, web } = await serve();
    registry.faults = [{ path: /./, do: { status: 503 } }];
    const response = await web.request("/api/packages?words=x");
    expect(response.status).toBeGreaterThanOrEqual(500);
    expect(await response.json()).toMatchObject({ ok: false, failure: { code: "unavailable" } });
    expect((await web.request("/api/integrations")).status).toBe(200);
  });
});
