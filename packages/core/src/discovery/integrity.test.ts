import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkIntegrity, forgetIntegrity, recordIntegrity } from "./integrity.ts";
import { emptyFolder, install, link } from "./testing/test-packages.ts";

const NAME = "@acme/peregrine-integration-acme";

async function installed() {
  const root = emptyFolder();
  const dir = install(root, NAME);
  mkdirSync(join(dir, "node_modules/dep"), { recursive: true });
  const found = { packageName: NAME, version: "1.2.3", dir };
  await recordIntegrity(root, found);
  return { root, dir, found };
}

test("a package that is as it was installed is loaded, whatever happens to its dependencies", async () => {
  const { root, dir, found } = await installed();
  writeFileSync(join(dir, "node_modules/dep/index.js"), "1");
  expect(() => checkIntegrity(root, found)).not.toThrow();
});

test("changed, added, removed and replaced files are named, with the way out", async () => {
  const { root, dir, found } = await installed();
  appendFileSync(join(dir, "dist/index.js"), "\n// more");
  writeFileSync(join(dir, "dist/extra.js"), "1");
  rmSync(join(dir, "dist/peregrine.json"));
  expect(() => checkIntegrity(root, found)).toThrow(
    expect.objectContaining({
      code: "incompatible",
      message: `${NAME} 1.2.3 is not as it was installed: dist/extra.js was added, dist/index.js was changed, dist/peregrine.json was removed`,
      hint: expect.stringContaining(`peregrine add ${NAME}@1.2.3`),
    }),
  );
});

test("a file that became a symlink counts as changed, even to the same content, and is not followed", async () => {
  const { root, dir, found } = await installed();
  const outside = join(root, "outside.js");
  renameSync(join(dir, "dist/index.js"), outside);
  symlinkSync(outside, join(dir, "dist/index.js"));
  chmodSync(outside, 0o000);
  expect(() => checkIntegrity(root, found)).toThrow(/dist\/index\.js was changed$/);
});

test("another version, no record, a broken record and a linked package are not compared", async () => {
  const { root, dir, found } = await installed();
  appendFileSync(join(dir, "dist/index.js"), "\n// more");
  expect(() => checkIntegrity(root, { ...found, version: "1.2.4" })).not.toThrow();
  const path = join(root, "integrity", "@acme+peregrine-integration-acme.json");
  const record = readFileSync(path, "utf8");
  writeFileSync(path, record.slice(0, 40));
  expect(() => checkIntegrity(root, found)).not.toThrow();
  writeFileSync(path, record);
  renameSync(dir, join(root, "elsewhere"));
  link(join(root, "elsewhere"), dir);
  expect(() => checkIntegrity(root, found)).not.toThrow();
  await recordIntegrity(root, found);
  expect(() => readFileSync(path)).toThrow("ENOENT");
});

test("a record is dropped", async () => {
  const { root, dir, found } = await installed();
  rmSync(dir, { recursive: true });
  forgetIntegrity(root, NAME);
  forgetIntegrity(root, NAME);
  mkdirSync(dir);
  expect(() => checkIntegrity(root, found)).not.toThrow();
});
