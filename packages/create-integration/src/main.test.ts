import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Ask } from "./choose.ts";
import { main } from "./main.ts";
import { makeTemplate } from "./template/make-template.ts";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "create-integration-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function create(argv: string[], also: { ask?: Ask; env?: Record<string, string> } = {}) {
  let [out, err] = ["", ""];
  const code = await main(argv, {
    cwd,
    env: also.env ?? {},
    ask: also.ask,
    out: (text) => (out += text),
    err: (text) => (err += text),
    template: makeTemplate,
    year: 2026,
  });
  return { code, out, err };
}

const read = (path: string): string => readFileSync(join(cwd, path), "utf8");
const folder = "peregrine-integration-acme";

describe("with nobody to ask", () => {
  test("a name is enough: everything is there, and no place is left unfilled", async () => {
    const { code, out } = await create(["acme"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      new RegExp(`cd ${folder}\\n  npm install\\n  npm run dev .+\\n  npm run verify .+\\n\\n`),
    );
    const files = readdirSync(join(cwd, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const names = files.map((file) => file.slice(join(cwd, folder).length + 1));
    expect(names).toEqual(
      expect.arrayContaining([
        ".gitignore",
        "acme.yaml.example",
        "src/index.ts",
        ".github/workflows/release.yml",
      ]),
    );
    for (const file of files)
      expect(readFileSync(file, "utf8").replaceAll("${{", "")).not.toMatch(/\{\{|@pinned/);
    expect(read(`${folder}/src/index.ts`).split("\n").length).toBeLessThan(60);
    expect(read(`${folder}/LICENSE`)).toContain(
      "Copyright (c) 2026 The authors of peregrine-integration-acme",
    );
  });

  test("each choice has an option, and a scope is none of the folder's", async () => {
    const options = ["--label", "Acme Böards", "--author", "Ada L.", "--pm", "pnpm"];
    const name = "@ada/peregrine-integration-acme";
    await create([name, ...options, "--repository", "https://github.com/ada/acme", "--dir", "deep/er"]);
    const json = JSON.parse(read("deep/er/package.json"));
    expect(json).toMatchObject({
      name,
      author: "Ada L.",
      repository: { url: "git+https://github.com/ada/acme.git" },
    });
    expect(read("deep/er/src/index.ts")).toContain('label = "Acme Böards"');
    const { jobs } = parse(read("deep/er/.github/workflows/ci.yml"));
    expect(JSON.stringify(jobs)).toContain("pnpm@12 install --frozen-lockfile");
  });

  test.each(["X", "A service of a much longer name"])(
    "the README's table is even when it is called %s",
    async (label) => {
      await create(["acme", "--label", label]);
      const rows = read(`${folder}/README.md`).match(/^\|.*\|$/gm) ?? [];
      expect(rows).toHaveLength(4);
      expect(rows[2]).toContain(`in ${label}, under Settings`);
      const bars = rows.map((row) => [...row.matchAll(/\|/g)].map(({ index }) => index));
      for (const at of bars) expect(at).toEqual(bars[0]);
    },
  );

  test("the manager that started it is the one of the workflows; without an address there is no repository", async () => {
    const { out } = await create(["acme"], { env: { npm_config_user_agent: "pnpm/12.21.0 npm/? node/v24" } });
    expect(out).toContain("pnpm install");
    expect(JSON.parse(read(`${folder}/package.json`))).not.toHaveProperty("repository");
  });

  test.each([
    [[], "Say what it is called"],
    [["Acme"], "such as acme"],
    [["acme", "boards"], "One name at a time"],
    [["acme", "--lable", "x"], "--lable"],
    [["acme", "--pm", "yarn"], "--pm is npm or pnpm"],
    [["acme", "--label", 'A" + process.exit() + "'], "none of"],
    [["acme", "--label", "A | B"], "none of"],
    [["acme", "--repository", "github"], "a whole address"],
  ])("%j is a wrong call: exit code 2, and nothing is made", async (argv, message) => {
    const { code, err } = await create(argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

test("a folder that holds something stays as it is", async () => {
  mkdirSync(join(cwd, folder));
  writeFileSync(join(cwd, folder, "notes.txt"), "mine");
  const { code, err } = await create(["acme"]);
  expect(code).toBe(1);
  expect(err).toContain("is not empty, so nothing was written");
  expect(readdirSync(join(cwd, folder))).toEqual(["notes.txt"]);
  expect(readdirSync(cwd)).toEqual([folder]);
});

test("an empty folder is taken", async () => {
  mkdirSync(join(cwd, folder));
  expect((await create(["acme"])).code).toBe(0);
  expect(existsSync(join(cwd, folder, "package.json"))).toBe(true);
});

test("a person is asked for what was not said, and only for that", async () => {
  const asked: string[] = [];
  const ask: Ask = async (question, { preset }) => {
    asked.push(question);
    return question.startsWith("What is the integration") ? "acme" : (preset ?? "");
  };
  expect((await create(["--label", "Acme"], { ask })).code).toBe(0);
  expect(asked).toHaveLength(3);
  expect((await create(["other", "--yes"], { ask })).code).toBe(0);
  expect(asked).toHaveLength(3);
});
