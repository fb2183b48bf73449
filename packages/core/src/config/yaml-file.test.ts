import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { patchYamlMap, readYamlMap } from "./yaml-file.ts";
import { asOrdinaryUser, tempFolder } from "./testing/temp-folder.ts";

const HAND_WRITTEN = `# My connection
token: 'secret'   # from the admin page

database_id: 0123
empty:
field_map:
  title_field: Salary
  # the link
  url: "Role Link"
days: [1, 2]
names:
- A
- B
remote: yes
`;

const file = (content: string | Uint8Array) => join(tempFolder({ "x.yaml": content }), "x.yaml");
const text = (path: string) => readFileSync(path, "utf8");

test("a patch changes what it means to; comments, order, quotes and unknown keys stay", async () => {
  const path = file(HAND_WRITTEN);
  await patchYamlMap(path, {
    token: 'new: "x"',
    database_id: "0123",
    empty: undefined,
    added: true,
    missing: undefined,
  });
  expect(text(path)).toBe(
    `${HAND_WRITTEN.replace("'secret'   #", '"new: \\"x\\"" #').replace("empty:\n", "")}added: true\n`,
  );
});

test("what is written is read back, by a YAML 1.1 reader too", async () => {
  const values = {
    yea: "yes",
    nay: "NO",
    nil: "null",
    tilde: "~",
    octal: "0123",
    sixty: "12:30:45",
    date: "2024-01-01",
    big: "12345678901234567890",
    exp: "1e3",
    under: "1_000",
    blank: "",
    spaces: "  a  ",
    colon: "a: b",
    hash: "a #b",
    quote: `"'\\`,
    lines: "a\nb\n",
    tab: "\t",
    emoji: "😀é",
    env: "${TOKEN}",
    long: "x ".repeat(100),
    number: 7,
    yesno: false,
    json: '{"a": "b\\n"}',
    field_map: { title: "Job Title", url: "yes" },
    list: ["a", "no"],
  };
  const path = join(tempFolder(), "x.yaml");
  await patchYamlMap(path, values);
  expect(await readYamlMap(path)).toEqual(values);
  const { parse } = await import("yaml");
  expect(parse(text(path), { version: "1.1" })).toEqual(values);
});

test("digits that YAML would round or strip are read as they are written", async () => {
  const path = file("a: 0123\nb: 12345678901234567890\nc: 1e3\nd: 42\ne: 1.50\n");
  expect(await readYamlMap(path)).toEqual({
    a: "0123",
    b: "12345678901234567890",
    c: "1e3",
    d: 42,
    e: "1.50",
  });
});

test("Windows line endings and a byte order mark are no obstacle", async () => {
  const path = file("\uFEFF# c\r\na: 1\r\nb: 2\r\n");
  await patchYamlMap(path, { b: 3 });
  expect(text(path).replace("\uFEFF", "")).toBe("# c\r\na: 1\r\nb: 3\r\n");
});

test("a file with only comments keeps them; an empty one can be filled", async () => {
  const path = file("# token: put yours here\n");
  expect(await readYamlMap(path)).toBe(null);
  await patchYamlMap(path, { token: "t" });
  expect(text(path)).toContain("# token: put yours here\n");
  expect(await readYamlMap(path)).toEqual({ token: "t" });
  expect(await readYamlMap(join(path, "..", "none.yaml"))).toBe(undefined);
});

const BOMB = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[..."bcdefgh"].map((n, i) => `${n}: &${n} [${Array(10).fill(`*${"abcdefg"[i]}`).join(",")}]`).join("\n")}\n`;

test.each<[string, string | Uint8Array, RegExp]>([
  ["broken quotes", 'a: 1\ntoken: "hunter22\n', /line 3: .*missing/],
  ["a list", "# c\n- a\n- b\n", /line 2: this is not a list of "key: value" lines/],
  ["a word", "hunter22\n", /line 1: this is not/],
  ["nothing but null", "~\n", /line 1: this is not/],
  ["the same key twice", "a: 1\nb: hunter22\na: 2\n", /line 3: this key is there twice/],
  ["a second document", "a: 1\n---\nb: 2\n", /line 2: a second document/],
  ["a tab", "a:\n\tb: hunter22\n", /line 2: a tab/],
  ["an alias to nothing", "a: *hunter22\n", /alias/],
  ["a bomb of aliases", BOMB, /aliases/],
  ["endless nesting", `a: ${"[".repeat(20_000)}`, /nested|missing|valid/],
  ["__proto__", "a: 1\n__proto__:\n  polluted: true\n", /"__proto__" is not allowed/],
  ["constructor, deep down", "a:\n  - constructor: 1\n", /"constructor" is not allowed/],
  ["a NUL byte", "a: 1\nb: \0\n", /line 2: it holds a NUL byte/],
  ["Latin-1", Buffer.from("a: 1\nb: é\n", "latin1"), /line 2: it is not UTF-8/],
  ["UTF-16", Buffer.from("a: 1\n", "utf16le"), /line 1: it holds a NUL byte/],
  ["more than a mebibyte", `a: ${"x".repeat(2 ** 20)}\n`, /larger than 1 MiB/],
])("%s: refused with file and line, quoting nothing, never overwritten", async (_, content, message) => {
  const path = file(content);
  const before = readFileSync(path);
  const refusal = expect.objectContaining({
    code: "invalid_config",
    message: expect.stringMatching(message),
  });
  for (const attempt of [() => readYamlMap(path), () => patchYamlMap(path, { a: 1 })]) {
    const error: unknown = await attempt().catch((thrown: unknown) => thrown);
    expect(error).toEqual(refusal);
    expect(error).toMatchObject({ message: expect.stringContaining(path) });
    expect(JSON.stringify([error, String(error)])).not.toContain("hunter22");
  }
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(join(path, ".."))).toEqual(["x.yaml"]);
  expect(Object.prototype).not.toHaveProperty("polluted");
});

test("a folder in its place is refused, and so are keys that would reach into JavaScript", async () => {
  const folder = tempFolder({ "x.yaml/y": "" });
  await expect(readYamlMap(join(folder, "x.yaml"))).rejects.toMatchObject({ code: "invalid_config" });
  await expect(patchYamlMap(join(folder, "x.yaml"), {})).rejects.toMatchObject({ code: "invalid_config" });
  await expect(patchYamlMap(join(folder, "z.yaml"), JSON.parse('{"__proto__": 1}'))).rejects.toMatchObject({
    code: "invalid_config",
  });
});

test("a value that others refer to cannot be replaced under them", async () => {
  const path = file("a: &x {k: 1}\nb: *x\n");
  await expect(patchYamlMap(path, { a: "new" })).rejects.toMatchObject({ code: "invalid_config" });
  expect(text(path)).toBe("a: &x {k: 1}\nb: *x\n");
});

test("what another user keeps to themselves is a matter of permission", async () => {
  const folder = tempFolder({ "x.yaml": "a: 1\n", "in/y.yaml": "a: 1\n" });
  chmodSync(folder, 0o755);
  chmodSync(join(folder, "x.yaml"), 0o000);
  chmodSync(join(folder, "in"), 0o555);
  onTestFinished(() => chmodSync(join(folder, "in"), 0o755));
  asOrdinaryUser();
  await expect(readYamlMap(join(folder, "x.yaml"))).rejects.toMatchObject({
    code: "permission",
    hint: expect.stringContaining("chown"),
  });
  await expect(patchYamlMap(join(folder, "in/y.yaml"), { a: 2 })).rejects.toMatchObject({
    code: "permission",
  });
  expect(text(join(folder, "in/y.yaml"))).toBe("a: 1\n");
});

test("a new file is for its owner alone; one that is there keeps its mode unless told", async () => {
  const path = file("a: 1\n");
  chmodSync(path, 0o640);
  await patchYamlMap(path, { a: 2 });
  expect(statSync(path).mode & 0o777).toBe(0o640);
  await patchYamlMap(path, { a: 3 }, 0o600);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await patchYamlMap(join(path, "../new.yaml"), { a: 3 });
  expect(statSync(join(path, "../new.yaml")).mode & 0o777).toBe(0o600);
});

test("root writing a user's file leaves it the user's", async ({ skip }) => {
  skip(process.getuid?.() !== 0, "only root can own a file of another user");
  const path = file("a: 1\n");
  const { chownSync } = await import("node:fs");
  chownSync(path, 1234, 1234);
  await patchYamlMap(path, { a: 2 });
  expect(statSync(path)).toMatchObject({ uid: 1234, gid: 1234 });
});

test("a link stays a link, its target is changed; a link to nothing is refused", async () => {
  const folder = tempFolder({ "elsewhere/real.yaml": "a: 1\n", "c/x": "" });
  symlinkSync("../elsewhere/real.yaml", join(folder, "c/x.yaml"));
  symlinkSync("../elsewhere/none.yaml", join(folder, "c/y.yaml"));
  await patchYamlMap(join(folder, "c/x.yaml"), { a: 2 });
  expect(lstatSync(join(folder, "c/x.yaml")).isSymbolicLink()).toBe(true);
  expect(text(join(folder, "elsewhere/real.yaml"))).toBe("a: 2\n");
  await expect(patchYamlMap(join(folder, "c/y.yaml"), { a: 2 })).rejects.toMatchObject({
    code: "invalid_config",
  });
  expect(readdirSync(join(folder, "elsewhere"))).toEqual(["real.yaml"]);
});

test("many saves at once lose no key, and no reader ever sees a part", async () => {
  const path = file("start: 1\n");
  const save = async (index: number) => {
    await patchYamlMap(path, { [`k${index}`]: "x".repeat(2_000) });
    return readYamlMap(path);
  };
  const seen = await Promise.all(Array.from({ length: 12 }, (_, index) => save(index)));
  for (const [index, values] of seen.entries())
    expect(values).toMatchObject({ start: 1, [`k${index}`]: expect.any(String) });
  expect(Object.keys((await readYamlMap(path)) ?? {})).toHaveLength(13);
  expect(readdirSync(join(path, ".."))).toEqual(["x.yaml"]);
});

test("what a killed save left behind stops nobody", async () => {
  const folder = tempFolder({ "x.yaml": "a: 1\n", ".x.yaml.lock": "gone", ".x.yaml.1.tmp": "a: ha" });
  const longAgo = Date.now() / 1000 - 60;
  utimesSync(join(folder, ".x.yaml.lock"), longAgo, longAgo);
  await patchYamlMap(join(folder, "x.yaml"), { a: 2 });
  expect(text(join(folder, "x.yaml"))).toBe("a: 2\n");
  expect(readdirSync(folder).sort()).toEqual([".x.yaml.1.tmp", "x.yaml"]);
});
