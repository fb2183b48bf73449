import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { TestHome, offerOf } from "./testing/test-home.ts";
import { TestRegistry } from "./testing/test-registry.ts";
import { packTestPackage, writeTestPackage } from "./testing/test-package.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const OFFICIAL = "@peregrine/integration-acme";
const COMMUNITY = "peregrine-integration-acme";

let registry: TestRegistry;
beforeEach(async () => {
  registry = await TestRegistry.start();
  return () => registry[Symbol.asyncDispose]();
});

describe("an official integration, by its name", () => {
  test("is there, in a home that is a package of its own, and none of its scripts was run", async () => {
    const scripts = { postinstall: "node -e \"require('fs').writeFileSync('ran', '')\"" };
    await registry.publish({ name: OFFICIAL, packageJson: { scripts } });
    const home = new TestHome(registry);
    const steps: string[] = [];
    const installer = home.installer();
    const offer = await offerOf(installer, "acme");
    expect(home.has("package.json")).toBe(false);
    expect(await installer.add(offer, { onStep: ({ doing }) => steps.push(doing) })).toEqual({
      name: "acme",
      label: "Acme",
      packageName: OFFICIAL,
      version: "1.0.0",
      configured: false,
    });
    expect(steps).toEqual(["installing"]);
    expect(JSON.parse(home.read("package.json"))).toMatchObject({
      private: true,
      dependencies: { [OFFICIAL]: "^1.0.0" },
    });
    expect(home.has(`node_modules/${OFFICIAL}/ran`)).toBe(false);
    expect(registry.requests.filter((line) => line.includes(".tgz"))).toHaveLength(1);
    expect(registry.strays).toEqual([]);
  });

  test("joins what an existing package.json has, in its own hand", async () => {
    await registry.publish({ name: "left", plain: true });
    await registry.publish({ name: OFFICIAL });
    const home = new TestHome(registry);
    home.write(
      "package.json",
      '{\n    "name": "mine",\n    "dependencies": {\n        "left": "^1.0.0"\n    }\n}\n',
    );
    await home.add("acme");
    expect(home.read("package.json")).toBe(
      `{\n    "name": "mine",\n    "dependencies": {\n        "${OFFICIAL}": "^1.0.0",\n        "left": "^1.0.0"\n    }\n}\n`,
    );
    expect(home.version("left")).toBe("1.0.0");
  });

  test("comes from its scope's own registry, whose token is nowhere to be seen", async () => {
    await using own = await TestRegistry.start();
    own.token = "npm_s3cret-token";
    await own.publish({ name: OFFICIAL });
    const host = new URL(own.url).host;
    const home = new TestHome(registry, `@peregrine:registry=${own.url}\n//${host}/:_authToken=\${TOKEN}\n`);
    const env = { ...home.env, TOKEN: own.token };
    const offer = await offerOf(home.installer({ env }), "acme");
    await home.installer({ env }).add(offer);
    expect(home.version(OFFICIAL)).toBe("1.0.0");
    const logs = readdirSync(join(home.dir, ".peregrine/logs")).map((name) =>
      home.read(`.peregrine/logs/${name}`),
    );
    expect(logs.join("")).toContain("npm install");
    expect(JSON.stringify(offer) + logs.join("")).not.toContain("s3cret");
    await expect(home.installer({ env: home.env }).find("acme")).rejects.toMatchObject({ code: "auth" });
  });

  test("is installed anew when its files were changed", async () => {
    await registry.publish({ name: OFFICIAL });
    const home = new TestHome(registry);
    await home.add("acme");
    const file = `node_modules/${OFFICIAL}/dist/index.js`;
    const before = home.read(file);
    appendFileSync(join(home.dir, file), "// changed");
    await home.add("acme@1.0.0");
    expect(home.read(file)).toBe(before);
  });
});

describe("a community package", () => {
  test("needs a person's word, and gets in with it", async () => {
    await registry.publish({ name: COMMUNITY });
    const home = new TestHome(registry);
    const offer = await offerOf(home.installer(), "acme");
    expect(offer).toMatchObject({ packageName: COMMUNITY, needsConsent: true });
    await expect(home.installer().add(offer)).rejects.toMatchObject({ code: "permission" });
    expect(home.has("package.json")).toBe(false);
    await home.installer().add(offer, { trusted: true });
    expect(home.version(COMMUNITY)).toBe("1.0.0");
  });

  test("is one of several of the same name, of which none is chosen for the user", async () => {
    await registry.publish({ name: COMMUNITY });
    await registry.publish({ name: "@bo/peregrine-integration-acme" });
    await registry.publish({ name: "peregrine-integration-acme-plus" });
    const found = await new TestHome(registry).installer().find("acme");
    expect(found.kind === "choices" && found.choices.map(({ packageName }) => packageName)).toEqual([
      COMMUNITY,
      "@bo/peregrine-integration-acme",
    ]);
  });

  test("is found by its own name where the registry cannot be searched", async () => {
    registry.searchable = false;
    await registry.publish({ name: COMMUNITY });
    expect((await offerOf(new TestHome(registry).installer(), "acme")).packageName).toBe(COMMUNITY);
  });

  test("may not share a connection with another package", async () => {
    await registry.publish({ name: OFFICIAL });
    await registry.publish({ name: "peregrine-integration-other" });
    const home = new TestHome(registry);
    await home.add("acme");
    expect(await home.installer().find("peregrine-integration-other")).toMatchObject({
      misfit: { reason: `the integration acme is installed already, as ${OFFICIAL} 1.0.0` },
    });
  });
});

describe("a package that does not fit is told from its registry alone, with the newest that does", () => {
  test.each([
    [
      "an older core",
      { peerDependencies: { "@peregrine/core": "^0.5.0" } },
      /needs @peregrine\/core \^0\.5\.0, and this Peregrine has 1\./,
    ],
    [
      "another contract",
      { peregrine: { apiVersion: 2, manifest: "./dist/peregrine.json" } },
      /written for contract 2, and .* contract 1/,
    ],
    ["another Node.js", { engines: { node: ">=99" } }, /needs Node\.js >=99, and this is \d+/],
    ["nothing that is found", { keywords: ["jobs"] }, /lacks the keyword "peregrine-integration"/],
  ])("made for %s", async (_what, packageJson, reason) => {
    await registry.publish({ name: OFFICIAL, version: "1.4.2" });
    await registry.publish({ name: OFFICIAL, version: "2.0.0", packageJson });
    const found = await new TestHome(registry).installer().find("acme");
    expect(found).toEqual({
      kind: "misfit",
      misfit: {
        packageName: OFFICIAL,
        version: "2.0.0",
        reason: expect.stringMatching(reason),
        fits: "1.4.2",
      },
    });
    expect(registry.requests.filter((line) => line.includes(".tgz"))).toEqual([]);
  });

  test("and a version that is asked for is what is looked at", async () => {
    await registry.publish({ name: OFFICIAL, version: "1.0.0" });
    await registry.publish({ name: OFFICIAL, version: "2.0.0-beta.1" }, { tag: "next" });
    const home = new TestHome(registry);
    for (const [wanted, version] of [
      ["@next", "2.0.0-beta.1"],
      ["@^1", "1.0.0"],
      ["", "1.0.0"],
    ]) {
      expect(await offerOf(home.installer(), `acme${wanted}`)).toMatchObject({ version });
    }
    await expect(home.installer().find("acme@3")).rejects.toMatchObject({
      code: "not_found",
      hint: expect.stringContaining("2.0.0-beta.1"),
    });
  });
});

describe("an author's own package", () => {
  test("is linked from its folder, and installed from its archive", async () => {
    const home = new TestHome(registry);
    writeTestPackage(join(home.dir, "mine"), { name: COMMUNITY });
    expect(await home.add("./mine")).toMatchObject({ name: "acme", version: "1.0.0" });
    expect(home.version(COMMUNITY)).toBe("1.0.0");
    const { bytes } = await packTestPackage({ name: COMMUNITY, version: "1.1.0" });
    appendFileSync(join(home.dir, "acme.tgz"), bytes);
    expect(await home.add("acme.tgz")).toMatchObject({ version: "1.1.0", before: "1.0.0" });
    expect(home.version(COMMUNITY)).toBe("1.1.0");
  });

  test.each([
    ["./nothing", "not_found", "nothing at"],
    ["./empty", "incompatible", "package.json is not there"],
    ["broken.tgz", "incompatible", "damaged or replaced"],
    ["Acme Corp", "invalid_config", "can be no integration"],
    ["acme@https://evil.example/a.tgz", "invalid_config", "no version, range or tag"],
  ])("%s is refused in plain words", async (spec, code, words) => {
    const home = new TestHome(registry).write("empty/x", "").write("broken.tgz", "no archive");
    await expect(home.installer().find(spec)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });
});

test.each([
  ["pnpm-lock.yaml", `pnpm add ${OFFICIAL}@1.0.0 --ignore-scripts`],
  ["yarn.lock", `yarn add ${OFFICIAL}@1.0.0 --ignore-scripts`],
])("a home with a %s is left to its own manager", async (lock, command) => {
  await registry.publish({ name: OFFICIAL });
  const home = new TestHome(registry).write(lock, "");
  await expect(home.add("acme")).rejects.toMatchObject({
    code: "unsupported",
    hint: expect.stringContaining(command),
  });
});
