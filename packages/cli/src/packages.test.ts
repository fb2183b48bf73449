import { beforeEach, describe, expect, test, vi } from "vitest";
import { TestRegistry } from "../../installer/src/testing/test-registry.ts";
import { runCli } from "./testing/run-cli.ts";
import { TestHome } from "./testing/test-home.ts";
import { ENTER, Typist, type Keys } from "./testing/typist.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const OFFICIAL = "@peregrine/integration-acme";
const COMMUNITY = "peregrine-integration-acme";

let registry: TestRegistry;
let home: TestHome;
beforeEach(async () => {
  registry = await TestRegistry.start();
  home = new TestHome();
  home.write(".npmrc", `registry=${registry.url}\ncache=${home.dir}/.npm\nfetch-retries=0\n`);
  return () => registry[Symbol.asyncDispose]();
});

const env = { PATH: process.env["PATH"], NO_COLOR: "1" };
const run = (line: string) => runCli(home, line, { env });

async function typed(line: string, keys: readonly Keys[]) {
  const typist = new Typist(keys);
  const ran = await runCli(home, line, { env, typist });
  expect(typist.unasked).toEqual([]);
  return { ...ran, drawn: typist.drawn };
}

describe("an official integration", () => {
  test("is found, looked into, installed, updated and removed", async () => {
    await registry.publish({ name: OFFICIAL, manifest: { hosts: ["api.acme.example"] } });
    expect((await run("search")).out).toMatch(/acme +@peregrine\/integration-acme +1\.0\.0 +Jobs to Acme/);
    const info = (await run("info acme")).out;
    expect(info).toMatch(/^Acme {2}@peregrine\/integration-acme {2}official {2}not installed\n/);
    expect(info).toMatch(/ published by +ada\n/);
    expect(info).toMatch(/ talks to +api\.acme\.example\n/);
    expect(info).toMatch(/ built +unverified: the registry has no attestation/);
    expect(info).toContain("→ Install it: peregrine add @peregrine/integration-acme");

    const added = await run("add acme");
    expect(added).toMatchObject({
      code: 0,
      out: "✓ Acme 1.0.0 is installed.\n→ Connect it: peregrine connect acme\n",
    });
    expect((await run("list")).out).toContain("acme  Acme   1.0.0");

    await registry.publish({ name: OFFICIAL, version: "1.1.0" });
    expect((await run("update --all")).out).toBe("✓ acme  1.0.0 → 1.1.0\n");
    expect(JSON.parse((await run("update acme --json")).out)).toMatchObject({
      ok: true,
      updates: [{ name: "acme", state: "current", newest: "1.1.0" }],
    });
    expect(await run("remove acme")).toMatchObject({
      code: 0,
      out: "✓ acme is removed (@peregrine/integration-acme). Its connection and its memory stay, for when it comes back.\n",
    });
    expect((await run("remove acme")).code).toBe(13);
  });

  test("comes back when its update does not work for this user, and that is a failure", async () => {
    await registry.publish({ name: OFFICIAL });
    home.write("config/integrations/acme.yaml", "board: jobs\n");
    await run("add acme");
    await registry.publish({
      name: OFFICIAL,
      version: "1.1.0",
      verify: 'throw new PeregrineError("auth", "Acme refuses the key");',
    });
    const { code, out, err } = await run("update acme");
    expect(code).toBe(11);
    expect(out).toBe("! acme  1.1.0 failed, 1.0.0 is back: Acme refuses the key\n");
    expect(err).toContain("✗ acme 1.1.0 does not work for you; 1.0.0 is back.");
    expect(await run("update --all")).toMatchObject({
      code: 0,
      out: expect.stringContaining("1.1.0 failed before"),
    });
  });
});

describe("a community package", () => {
  beforeEach(async () => {
    await registry.publish({ name: COMMUNITY, packageJson: { scripts: { postinstall: "evil" } } });
  });

  test("is not installed where nobody can be asked, unless --yes says so", async () => {
    const refused = await run("add acme");
    expect(refused.code).toBe(12);
    expect(refused.err).toContain(`${COMMUNITY} is a community package`);
    const { code, out } = await run("add acme --yes --json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, packageName: COMMUNITY, facts: { publisher: "ada" } });
  });

  test("is shown to a person, who has to say yes", async () => {
    const no = await typed("add acme", [["Do you trust it", ENTER]]);
    expect(no).toMatchObject({ code: 130, err: expect.stringContaining("Nothing was changed") });
    expect(no.err).toMatch(/ install scripts +postinstall; they are not run\n/);
    expect(no.err).toMatch(/ downloads a week +unknown\n/);
    const yes = await typed("add acme", [["Do you trust it", "y"]]);
    expect(yes).toMatchObject({ code: 0, out: expect.stringContaining("✓ Acme 1.0.0 is installed.") });
  });

  test("is chosen by a person where there are several, and told to a script", async () => {
    await registry.publish({ name: "@bo/peregrine-integration-acme" });
    const { code, err } = await run("add acme");
    expect(code).toBe(10);
    expect(err).toContain("peregrine-integration-acme, @bo/peregrine-integration-acme");
    const chosen = await typed("add acme", [
      ["Which one?", ENTER],
      ["Do you trust it", "y"],
    ]);
    expect(chosen.code).toBe(0);
  });
});

test("a version that does not fit is refused with the newest that does, which a person may take", async () => {
  await registry.publish({ name: OFFICIAL, version: "1.4.0" });
  await registry.publish({ name: OFFICIAL, version: "2.0.0", packageJson: { engines: { node: ">=99" } } });
  const { code, err } = await run("add acme");
  expect(code).toBe(22);
  expect(err).toContain(`${OFFICIAL} 2.0.0 cannot be used: it needs Node.js >=99`);
  expect(err).toContain(`→ The newest version that fits: peregrine add ${OFFICIAL}@1.4.0`);
  const taken = await typed("add acme", [["Take 1.4.0 instead", ENTER]]);
  expect(taken.out).toContain("✓ Acme 1.4.0 is installed.");
});

test("removing asks about the connection, and forgets it when told to", async () => {
  await registry.publish({ name: OFFICIAL });
  home.write("config/integrations/acme.yaml", "board: jobs\n");
  await run("add acme");
  const { out } = await typed("remove acme", [["Remove its connection", "y"]]);
  expect(out).toContain("Its connection is removed, too. 0 records forgotten.");
  expect(() => home.read("config/integrations/acme.yaml")).toThrow("ENOENT");
});

test("what a killed update left half done is taken back by whatever command comes next", async () => {
  const folder = ".peregrine/install";
  home.write(`${folder}/journal.json`, { action: "update", packageName: COMMUNITY, since: "" });
  home.write(`${folder}/before/home/package.json`, '{ "name": "as-it-was" }');
  home.write(`${folder}/before/no-modules`, "");
  home.install().write("package.json", '{ "name": "half-done" }');
  const { code, err } = await run("status");
  expect({ code, err }).toEqual({
    code: 0,
    err: `! The update of ${COMMUNITY} was cut off before; it was taken back.\n`,
  });
  expect(home.read("package.json")).toContain("as-it-was");
  expect((await run("status")).err).toBe("");
});

test.each([
  ["update", "needs names, or --all"],
  ["update acme --all", "needs names, or --all"],
  ["remove acme --keep --forget", "cannot both be"],
])("%s is a wrong call", async (line, words) => {
  expect(await run(line)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
});
