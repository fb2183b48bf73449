import { beforeEach, describe, expect, test, vi } from "vitest";
import { TestHome } from "./testing/test-home.ts";
import { TestRegistry } from "./testing/test-registry.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ACME = "@peregrine/integration-acme";

let registry: TestRegistry;
let home: TestHome;
beforeEach(async () => {
  registry = await TestRegistry.start();
  home = new TestHome(registry);
  await registry.publish({ name: ACME });
  return () => registry[Symbol.asyncDispose]();
});

describe("search", () => {
  test("shows integrations alone, official ones first, with what is installed", async () => {
    await registry.publish({ name: "peregrine-integration-bo" });
    await registry.publish({ name: "integration-of-jobs", plain: true });
    await registry.publish({
      name: "peregrine-integration-fake",
      plain: true,
      packageJson: { keywords: ["x"] },
    });
    await home.add("acme");
    expect(await home.installer().search()).toEqual([
      expect.objectContaining({ packageName: ACME, name: "acme", official: true, installed: "1.0.0" }),
      {
        packageName: "peregrine-integration-bo",
        name: "bo",
        version: "1.0.0",
        official: false,
        description: "Jobs to Acme",
        publisher: "ada",
        publishedAt: "2026-01-02T03:04:05.000Z",
      },
    ]);
    expect(await home.installer().search("bo")).toHaveLength(1);
    expect(await home.installer().search("nothing")).toEqual([]);
  });

  test("says so when the registry cannot be searched", async () => {
    registry.searchable = false;
    await expect(home.installer().search()).rejects.toMatchObject({ code: "unsupported" });
  });
});

describe("info", () => {
  test("tells of versions, form, trust and what is installed", async () => {
    await home.add("acme");
    await registry.publish(
      { name: ACME, version: "1.1.0", packageJson: { engines: { node: ">=99" } } },
      { shown: { deprecated: "use 1.2" } },
    );
    expect(await home.installer().info("acme@1.0.0")).toMatchObject({
      name: "acme",
      packageName: ACME,
      official: true,
      tier: "free",
      installed: { version: "1.0.0", trust: { publisher: "ada" } },
      facts: { version: "1.0.0", publisher: "ada" },
      fields: [{ key: "board", label: "Board", type: "text", required: true }],
      versions: [
        {
          version: "1.1.0",
          tags: ["latest"],
          deprecated: "use 1.2",
          misfit: expect.stringContaining(">=99"),
        },
        { version: "1.0.0", tags: [] },
      ],
    });
  });

  test("tells of what is installed when the registry is away", async () => {
    await home.add("acme");
    registry.faults = [{ path: /./, do: { status: 503 } }];
    expect(await home.installer().info("acme")).toMatchObject({
      installed: { version: "1.0.0" },
      failure: { code: "unavailable" },
      versions: [],
    });
    await expect(home.installer().info("other")).rejects.toMatchObject({ code: "unavailable" });
  });

  test("wants one package, not several", async () => {
    await registry.publish({ name: "peregrine-integration-bo" });
    await registry.publish({ name: "@x/peregrine-integration-bo" });
    await expect(home.installer().info("bo")).rejects.toMatchObject({
      code: "invalid_config",
      message: expect.stringContaining("peregrine-integration-bo, @x/peregrine-integration-bo"),
    });
  });
});
