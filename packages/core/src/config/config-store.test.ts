import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listConfigured, loadConfig, removeConfig, saveConfig } from "./config-store.ts";
import { looseModes } from "./file-modes.ts";
import { HomeConfig } from "./home-config.ts";
import { tempFolder } from "./testing/temp-folder.ts";

const mode = (path: string) => statSync(path).mode & 0o777;

test("a first save makes a private folder that git ignores, and a private file", async () => {
  const configDir = join(tempFolder(), "home", "config");
  await saveConfig("acme", { api_key: "k", workspace: undefined }, configDir);
  const folder = join(configDir, "integrations");
  expect(readFileSync(join(folder, "acme.yaml"), "utf8")).toBe('api_key: "k"\n');
  expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe("*\n");
  expect([mode(folder), mode(join(folder, "acme.yaml"))]).toEqual([0o700, 0o600]);
  expect(looseModes(configDir)).toEqual([]);
  expect(await loadConfig("acme", configDir)).toEqual({ api_key: "k" });
});

test("a save changes the given keys, removes undefined ones, repairs modes, keeps a .gitignore", async () => {
  const configDir = tempFolder({
    "integrations/acme.yaml": "# mine\napi_key: old\nfield_map: { a: b } # kept\nchannel: c\n",
    "integrations/.gitignore": "*.yaml\n",
  });
  const folder = join(configDir, "integrations");
  chmodSync(folder, 0o755);
  chmodSync(join(folder, "acme.yaml"), 0o644);
  await saveConfig("acme", { api_key: "${ACME_KEY}", channel: undefined }, configDir);
  expect(readFileSync(join(folder, "acme.yaml"), "utf8")).toBe(
    '# mine\napi_key: "${ACME_KEY}"\nfield_map: { a: b } # kept\n',
  );
  expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe("*.yaml\n");
  expect([mode(folder), mode(join(folder, "acme.yaml"))]).toEqual([0o700, 0o600]);
  expect(await loadConfig("acme", configDir)).toEqual({ api_key: "${ACME_KEY}", field_map: { a: "b" } });
});

test("an older file fills what the connection's own file lacks, and connects nothing by itself", async () => {
  const configDir = tempFolder({ "acme.yaml": "token: old\ndatabase_id: 0042\nfield_map:\n  title: Job\n" });
  expect(await loadConfig("acme", configDir)).toBe(undefined);
  await saveConfig("acme", { token: "new" }, configDir);
  writeFileSync(join(configDir, "integrations/acme.yaml"), "token: new\nfield_map:\n");
  expect(await loadConfig("acme", configDir)).toEqual({
    token: "new",
    database_id: "0042",
    field_map: { title: "Job" },
  });
  writeFileSync(join(configDir, "acme.yaml"), "- broken");
  await expect(loadConfig("acme", configDir)).rejects.toMatchObject({
    code: "invalid_config",
    message: expect.stringContaining("acme.yaml"),
  });
});

test("user.yaml is nobody's older file", async () => {
  const configDir = tempFolder({ "user.yaml": "tier: paid\n", "integrations/user.yaml": "key: k\n" });
  expect(await loadConfig("user", configDir)).toEqual({ key: "k" });
});

test("an empty connection is refused by name, an empty map is fine", async () => {
  const configDir = tempFolder({ "integrations/a.yaml": "# nothing\n", "integrations/b.yaml": "{}\n" });
  await expect(loadConfig("a", configDir)).rejects.toMatchObject({
    code: "invalid_config",
    message: expect.stringContaining("a.yaml is empty"),
  });
  expect(await loadConfig("b", configDir)).toEqual({});
});

test("removing takes the file and an interrupted save's leftovers, never the older file", async () => {
  const configDir = tempFolder({
    "acme.yaml": "token: old\n",
    "integrations/acme.yaml": "token: t\n",
    "integrations/.acme.yaml.0b1c.tmp": "token: t\n",
    "integrations/acme_two.yaml": "token: t\n",
  });
  expect(await removeConfig("acme", configDir)).toBe(true);
  expect(await removeConfig("acme", configDir)).toBe(false);
  expect(await removeConfig("acme", join(configDir, "nowhere"))).toBe(false);
  expect(readdirSync(join(configDir, "integrations"))).toEqual(["acme_two.yaml"]);
  expect(readdirSync(configDir)).toContain("acme.yaml");
});

test("lists names in order, and nothing that is no connection", () => {
  const names = [
    "b.yaml",
    "a_1.yaml",
    "c.yaml.example",
    "D.yaml",
    ".e.yaml",
    ".b.yaml.1.tmp",
    ".gitignore",
    "f.yml",
    "notes.txt",
  ];
  const configDir = tempFolder(Object.fromEntries(names.map((name) => [`integrations/${name}`, "x: ["])));
  expect(listConfigured(configDir)).toEqual(["a_1", "b"]);
  expect(listConfigured(join(configDir, "nowhere"))).toEqual([]);
});

test.each(["../user", "a/b", "A", "", "a.b", "__proto__"])("%j cannot be a name", async (name) => {
  const configDir = tempFolder({ "user.yaml": "tier: free\n" });
  for (const attempt of [
    loadConfig(name, configDir),
    saveConfig(name, { a: 1 }, configDir),
    removeConfig(name, configDir),
  ]) {
    await expect(attempt).rejects.toMatchObject({ code: "invalid_config" });
  }
  expect(readdirSync(configDir)).toEqual(["user.yaml"]);
});

test("a file where the folder should be is in the way, and said so", async () => {
  const configDir = tempFolder({ integrations: "" });
  await expect(saveConfig("acme", { a: 1 }, configDir)).rejects.toMatchObject({
    code: "invalid_config",
    hint: expect.stringContaining("in the way"),
  });
  expect(listConfigured(configDir)).toEqual([]);
});

test("loose modes are reported, older files with secrets included, and not changed", async () => {
  const configDir = tempFolder({
    "integrations/a.yaml": "",
    "integrations/b.yaml": "",
    "a.yaml": "",
    "llm.yaml": "",
  });
  const path = (name: string) => join(configDir, name);
  chmodSync(path("integrations"), 0o750);
  for (const name of ["integrations/a.yaml", "a.yaml", "llm.yaml"]) chmodSync(path(name), 0o644);
  chmodSync(path("integrations/b.yaml"), 0o600);
  symlinkSync("nowhere", path("integrations/c.yaml"));
  const expected = [
    { path: path("integrations"), mode: 0o750 },
    { path: path("integrations/a.yaml"), mode: 0o644 },
    { path: path("a.yaml"), mode: 0o644 },
  ];
  expect(looseModes(configDir)).toEqual(expected);
  expect(looseModes(configDir)).toEqual(expected);
  expect(looseModes(path("nowhere"))).toEqual([]);
});

test("with two configs, the newest file of a name is read and written, and all are removed", async () => {
  const home = tempFolder({ "old/integrations/a.yaml": "v: old\n", "new/integrations/b.yaml": "v: b\n" });
  mkdirSync(join(home, "new/integrations"), { recursive: true });
  writeFileSync(join(home, "new/integrations/a.yaml"), "v: new\n");
  const { utimesSync } = await import("node:fs");
  utimesSync(join(home, "old/integrations/a.yaml"), 1_000, 1_000);
  const config = new HomeConfig([join(home, "old"), join(home, "new")]);
  expect(config.list()).toEqual(["a", "b"]);
  expect([await config.load("a"), await config.load("b"), await config.load("c")]).toEqual([
    { v: "new" },
    { v: "b" },
    undefined,
  ]);
  await config.save("c", { v: "c" });
  expect(config.dirOf("c")).toBe(join(home, "old"));
  expect([await config.remove("a"), await config.remove("a")]).toEqual([true, false]);
  expect(config.list()).toEqual(["b", "c"]);
  rmSync(join(home, "old"), { recursive: true });
  expect(config.list()).toEqual(["b"]);
});
