import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Journal } from "./journal.ts";
import { RecordStore } from "./record-store.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "myservice-journal-"));
  file = join(folder, "data.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Opens the file, works on its records, and leaves it as a killed process would: without closing anything. */
function session(work: (store: RecordStore) => void = () => {}): RecordStore {
  const data = Journal.open(file);
  const store = new RecordStore(data);
  work(store);
  return store;
}

it("brings back every record, key, trash and idempotency key", () => {
  const before = session((store) => {
    store.create({ title: `half a pair: \uD83E`, key: "a" }, "once");
    store.create({ title: "two", key: "a" });
    store.create({ title: "three" });
    store.update("rec_2", { key: "b" });
    store.trash("rec_3");
  });
  const after = session();
  expect(after.all()).toEqual(before.all());
  expect(after.counts).toEqual({ live: 2, trashed: 1, writes: 0 });
  expect(after.withKey("a").map(({ id }) => id)).toEqual(["rec_1"]);
  expect(after.create({ title: "again" }, "once")).toMatchObject({ isNew: false, record: { id: "rec_1" } });
  expect(after.create({ title: "new" }).record.id).toBe("rec_4");
});

it("drops a line that was cut off, and writes on after the last whole one", () => {
  session((store) => {
    store.create({ title: "whole" });
    store.create({ title: "cut off" });
  });
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.slice(0, -7));
  session((store) => {
    expect(store.all().map(({ title }) => title)).toEqual(["whole"]);
    store.create({ title: "next" });
  });
  expect(
    session()
      .all()
      .map(({ title }) => title),
  ).toEqual(["whole", "next"]);
});

it("does not grow for ever: a start keeps one line for each record", () => {
  session((store) => {
    store.create({ title: "0" });
    for (let i = 1; i <= 50; i++) store.update("rec_1", { title: String(i) });
  });
  session();
  expect(readFileSync(file, "utf8").trimEnd().split("\n")).toHaveLength(2);
  expect(session().get("rec_1")).toMatchObject({ title: "50", revision: 51 });
  expect(readdirSync(folder)).toEqual(["data.json"]);
});

it("is readable by its owner alone", () => {
  session();
  expect(statSync(file).mode & 0o077).toBe(0);
});

it.each([
  ["another program's file", `{"name":"package","version":"1.0.0"}\n`],
  ["a file of one line without an end", "precious"],
])("leaves %s as it is", (_name, content) => {
  writeFileSync(file, content);
  expect(() => Journal.open(file)).toThrow("not a MyService data file");
  expect(readFileSync(file, "utf8")).toBe(content);
});

it.each(["nonsense", "{}", `{"record":{"id":"rec_1","title":7}}`])("names a broken line: %s", (line) => {
  session((store) => store.create({ title: "x" }));
  appendFileSync(file, `${line}\n`);
  expect(() => Journal.open(file)).toThrow("Line 3");
});

it("takes an empty file as a new one", () => {
  writeFileSync(file, "");
  session((store) => store.create({ title: "x" }));
  expect(session().all()).toHaveLength(1);
});

it("does not do what could not be kept", () => {
  const journal = {
    append: () => {
      throw new Error("no space left");
    },
  };
  const store = new RecordStore({ journal });
  expect(() => store.create({ title: "x", key: "k" }, "once")).toThrow("no space left");
  expect([store.all(), store.withKey("k"), store.counts.writes]).toEqual([[], [], 0]);
});
