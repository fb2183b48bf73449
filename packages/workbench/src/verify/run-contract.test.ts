import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "../testing/good-package.ts";
import { readRecord, runContract } from "./run-contract.ts";

const lines = (...records: object[]): string => records.map((record) => JSON.stringify(record)).join("\n");
const names = { checks: ["one", "two", "three"] };

describe("what the testkit wrote down", () => {
  test("tells of each check what became of it; one that never ended is missing", () => {
    const text = lines(
      names,
      { check: "two", result: "skipped", reason: "it has no network" },
      { check: "one", result: "passed" },
    );
    expect(readRecord(text)).toEqual([
      { name: "one", outcome: "passed" },
      { name: "two", outcome: "skipped", reason: "it has no network" },
      { name: "three", outcome: "missing" },
    ]);
  });

  test("is the worst of two runs, in whichever order", () => {
    const text = lines(names, { check: "one", result: "failed", reason: "no" }, names, {
      check: "one",
      result: "passed",
    });
    expect(readRecord(text)[0]).toEqual({ name: "one", outcome: "failed", reason: "no" });
  });

  test("is read as far as it goes, when a line was cut off or makes no sense", () => {
    expect(
      readRecord(`${lines(names)}\n{"check":"one","resu\nnull\n[]\n{"check":"two","result":"maybe"}`),
    ).toHaveLength(3);
  });
});

describe("a package's own tests", () => {
  /** A package whose script `test` is this program. */
  function packageWith(test: string | undefined): string {
    const dir = emptyFolder();
    writeFileSync(join(dir, "test.mjs"), test ?? "");
    const scripts = test === undefined ? {} : { test: "node test.mjs" };
    writeFileSync(join(dir, "package.json"), JSON.stringify({ name: "acme", scripts }));
    return dir;
  }
  const write = (text: string): string =>
    `import fs from "node:fs"; fs.writeFileSync(process.env.PEREGRINE_CONTRACT_RECORD, ${JSON.stringify(text)});`;

  test("pass when they pass and every check of the suite ran", async () => {
    const text = lines({ checks: ["one"] }, { check: "one", result: "passed" });
    const { check, contract } = await runContract(packageWith(write(text)), emptyFolder());
    expect(check).toMatchObject({ id: "suite", outcome: "passed", notes: [] });
    expect(contract).toEqual([{ name: "one", outcome: "passed" }]);
  });

  test.each([
    ["do not run the suite", "1", "its tests do not run the contract suite"],
    ["fail", 'console.log("2 is not 3"); process.exit(1)', "2 is not 3"],
    ["leave a check out without a word", write(lines(names)), '"one" did not run'],
  ])("fail when they %s", async (_what, program, note) => {
    const { check } = await runContract(packageWith(program), emptyFolder());
    expect(check.outcome).toBe("failed");
    expect(check.notes.join("\n")).toContain(note);
  });

  test("are not run where there are none, which is told", async () => {
    const { check } = await runContract(packageWith(undefined), emptyFolder());
    expect(check).toMatchObject({ outcome: "not run", notes: ['its package.json has no script "test"'] });
  });
});
