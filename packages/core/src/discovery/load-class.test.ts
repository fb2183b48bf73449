import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PeregrineError } from "../errors.ts";
import { discover } from "./discover.ts";
import { loadClass } from "./load-class.ts";
import {
  emptyFolder,
  goodEntry,
  goodManifest,
  install,
  link,
  type PackageParts,
} from "./testing/test-packages.ts";

const NAME = "peregrine-integration-acme";
const BASE = new URL("../integration-base.ts", import.meta.url).href;

async function load(parts: PackageParts, prepare?: (dir: string) => void) {
  const homeDir = emptyFolder();
  const dir = install(homeDir, NAME, parts);
  prepare?.(dir);
  const { found, problems } = discover({ homeDir });
  expect(problems).toEqual([]);
  return loadClass(found[0]!, { timeoutMs: 2000 });
}

async function refusal(parts: PackageParts, prepare?: (dir: string) => void): Promise<PeregrineError> {
  const error: unknown = await load(parts, prepare).catch((reason: unknown) => reason);
  if (!PeregrineError.is(error)) throw new Error("it was not refused", { cause: error });
  expect(error.code).toBe("incompatible");
  return error;
}

describe("the class of a package is answered", () => {
  test("ready to be used", async () => {
    const Class = await load({});
    expect(Class.label).toBe("Acme");
    expect(new Class().connect({ api_key: "k" })).toBe(true);
  });

  test("when it extends another copy of core", async () => {
    const Class = await load({ entry: goodEntry("acme", `${BASE}?another-copy`) });
    const { IntegrationBase } = await import("../integration-base.ts");
    expect(new Class()).not.toBeInstanceOf(IntegrationBase);
    expect(new Class().name).toBe("acme");
  });

  test("when it is a CommonJS module compiled from an ES one", async () => {
    const entry = goodEntry("acme")
      .replace(/import (.*) from (.*);/, "const $1 = require($2.replace('file://', ''));")
      .replace("export default", "exports.default =");
    const Class = await load({ entry, packageJson: { type: "commonjs" } });
    expect(Class.label).toBe("Acme");
  });

  test.each([
    ["main", { exports: undefined, main: "dist/index.js" }],
    ["a plain export", { exports: "./dist/index.js" }],
    [
      "conditions",
      {
        exports: {
          require: "./no.cjs",
          browser: "./no.js",
          import: { types: "./no.d.ts", node: "./dist/index.js" },
        },
      },
    ],
    ["a list of choices", { exports: { ".": [{ deno: "./no.js" }, "./dist/index.js"] } }],
  ])("when package.json names its file by %s", async (_what, packageJson) => {
    expect((await load({ packageJson })).label).toBe("Acme");
  });
});

describe("a package is refused, by name and with the reason,", () => {
  test("when its module throws; what it threw is the cause", async () => {
    const error = await refusal({ entry: 'throw new TypeError("no such thing\\n  at all");' });
    expect(error.message).toBe(`${NAME} 1.2.3 cannot be used: it fails while it loads: no such thing`);
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(error.hint).toBe(`Update or reinstall ${NAME}; if that does not help, tell its author.`);
  });

  test("when its module waits for something that never comes", async () => {
    const homeDir = emptyFolder();
    install(homeDir, NAME, { entry: "await new Promise(() => {}); export default 1;" });
    const loading = loadClass(discover({ homeDir }).found[0]!, { timeoutMs: 50 });
    await expect(loading).rejects.toThrow(
      `${NAME} 1.2.3 cannot be used: it did not finish loading within 0.05 s`,
    );
  });

  test("when its file is not there", async () => {
    const error = await refusal({ entry: null });
    expect(error.message).toContain("the file it exports is not there");
    expect(error.hint).toBe("Reinstall the package; if you wrote it, build it.");
  });

  test("when its file is a symlink out of the package", async () => {
    const { message } = await refusal({ entry: null }, (dir) => {
      writeFileSync(join(dir, "../../outside.js"), goodEntry("acme"));
      link(join(dir, "../../outside.js"), join(dir, "dist/index.js"));
    });
    expect(message).toContain("the file it exports is a symlink that leads out of the package");
  });

  test.each([
    ["export const x = 1;", "missing"],
    ["export default null;", "null"],
    ["export default { name: 'acme' };", "an object"],
    ["export default ['acme'];", "a list"],
    ["export default 'acme';", "a string"],
    ["export default () => 1;", "a function"],
    ["export default class Other {}", "the class Other"],
    [
      `${goodEntry("acme").replace("export default ", "")} export default new Acme();`,
      "an instance of an integration",
    ],
  ])("when it exports no integration: %s", async (entry, what) => {
    const { message } = await refusal({ entry });
    expect(message).toContain(`its default export is ${what}, not a class that extends IntegrationBase`);
  });

  test("when its class speaks another contract than its package.json says", async () => {
    const entry = `export default class { static [Symbol.for("peregrine.integration")] = 7; }`;
    expect((await refusal({ entry })).message).toContain(
      "its class speaks contract 7, and this Peregrine speaks 1",
    );
  });

  test("when its class cannot be constructed", async () => {
    const error = await refusal({
      entry: goodEntry("acme").replace(
        "fields()",
        "constructor() { super(); throw new Error('no'); } fields()",
      ),
    });
    expect(error.message).toContain("its class cannot tell its fields: no");
  });

  test("when its class is not what its manifest says", async () => {
    const fields = [{ key: "other", label: "Other", type: "text" }];
    const { message, hint } = await refusal({
      manifest: { ...goodManifest("acme"), label: "Bank", tier: "paid", fields },
    });
    expect(message).toContain(
      'its class disagrees with its manifest about label ("Acme" against "Bank"), tier ("free" against "paid"), fields',
    );
    expect(hint).toBe("Reinstall the package; if you wrote it, build it again.");
  });

  test("when its class claims another integration's name, and so its stored secrets", async () => {
    const { message } = await refusal({ entry: goodEntry("notion_like") });
    expect(message).toContain('about name ("notion_like" against "acme")');
  });
});
