import { describe, expect, test } from "vitest";
import type { Column } from "./column.ts";
import { dayOf, localTimeOf, momentOf } from "./dates.ts";
import type { FieldName } from "./fields.ts";
import { RowIndex, oncePerJob, sameLink } from "./rows.ts";
import { statusOption, unmatchedStatuses } from "./status-options.ts";
import { cleanText, clipText, splitText } from "./text.ts";
import { toRecord, toScanned } from "./to-record.ts";
import { fromValue, toValue, type FieldValue } from "./values.ts";

const column = (kind: Column["kind"], also: Partial<Column> = {}): Column => ({
  id: "c",
  name: "C",
  kind,
  type: String(kind),
  ...also,
});

const limits = {
  link: 30,
  option: 10,
  options: 2,
  text: 8,
  optionName: (name: string) => name.replace(/, */g, " · "),
};
const local = new Date(2026, 10, 24, 14, 30).toISOString();

describe("a value takes the form of its column, and is read back the same", () => {
  test.each<[FieldName, Column["kind"], FieldValue, Partial<Column>, unknown]>([
    ["match_score", "percent", 87, {}, 0.87],
    ["match_score", "percent", 87.25, {}, 0.8725],
    ["match_score", "number", 87, {}, 87],
    ["match_score", "any", 87, {}, 87],
    ["match_score", "text", 87, {}, "87"],
    ["location", "choice", "Bonn, DE", {}, "Bonn · DE"],
    ["source", "choice", "linkedin", { options: ["LinkedIn"] }, "LinkedIn"],
    ["remote", "choice", false, { options: ["Office", "Home"] }, "Office"],
    ["remote", "any", false, {}, false],
    ["remote", "flag", undefined, {}, null],
    ["keyword_gaps", "choices", ["a,b", "c", "c", " ", "d"], {}, ["a · b", "c"]],
    ["keyword_gaps", "choices", ["C++", "c"], { options: ["C", ".NET"] }, ["C++", "C"]],
    ["keyword_gaps", "text", ["a", "b"], {}, "a, b"],
    ["url", "link", `https://example.com/${"x".repeat(30)}`, {}, null],
    ["title", "text", "😀😀😀😀😀", {}, "😀😀😀…"],
    ["title", "any", "=1+1", {}, "=1+1"],
    ["title", "text", "", {}, null],
    ["date_found", "date", local, {}, "2026-11-24"],
    ["date_found", "moment", "2026-11-24T14:30", {}, "2026-11-24"],
    ["date_found", "date", "soon", {}, null],
    ["interview_date", "date", local, {}, "2026-11-24"],
    ["interview_date", "moment", "2026-11-24T14:30", {}, local],
    ["interview_date", "moment", "2026-11-24", {}, "2026-11-24"],
    ["interview_date", "any", local, {}, "2026-11-24T14:30"],
  ])("%s as %s: %j", (field, kind, value, also, expected) => {
    const written = toValue(field, column(kind, also), value, field === "interview_date" ? {} : limits);
    expect(written).toEqual(expected);
    const read = written === null ? null : fromValue(field, column(kind, also), written);
    expect(read).toEqual(written);
  });

  test("and a cell of another type than its column's is nothing", () => {
    expect(fromValue("match_score", column("number"), "87")).toBeNull();
    expect(fromValue("keyword_gaps", column("choices"), ["a", 7])).toEqual(["a"]);
    expect(fromValue("title", column("text"), { rich: "text" })).toBeNull();
    expect(fromValue("date_found", column("date"), "2026-11-24T00:00:00.000Z")).toBe("2026-11-24");
  });
});

test("dates become days, moments in UTC, or times on the user's clock", () => {
  expect([dayOf("2026-11-24"), momentOf("2026-11-24"), localTimeOf("2026-11-24")]).toEqual(
    Array(3).fill("2026-11-24"),
  );
  expect([dayOf("2026-11-24T23:30"), dayOf(local)]).toEqual(["2026-11-24", "2026-11-24"]);
  expect(localTimeOf("2026-11-24T14:30:59")).toBe("2026-11-24T14:30");
  const broken = ["x", "2026-99-99T99:99Z"].flatMap((text) => [
    dayOf(text),
    momentOf(text),
    localTimeOf(text),
  ]);
  expect(broken).toEqual(Array(6).fill(undefined));
});

describe("a status becomes an option", () => {
  test.each([
    ["applied", ["Saved", "Application Submitted"], "Application Submitted"],
    ["phone_screen", ["phone screening"], "phone screening"],
    ["hired", ["Not started", "In progress", "Done"], "Done"],
    ["offer", ["Offer", "Offers"], "Offer"],
    ["interview_rejected", ["Rejected"], "Rejected"],
    ["survey", ["Applied"], "Survey"],
    ["ghosted", ["Ghosted"], "Ghosted"],
    ["toString", [], "toString"],
  ])("%s among %j: %s", (status, options, option) => {
    expect(statusOption(status, options, {})).toBe(option);
  });

  test("of its own, where one can be added, rather than a general one", () => {
    const general = ["Todo", "In progress", "Done"];
    expect(statusOption("phone_screen", general, {}, false)).toBe("Phone Screen");
    expect(statusOption("hired", [...general, "Offer accepted"], {}, false)).toBe("Offer accepted");
    expect(statusOption("pending", ["Pending", ...general], {}, false)).toBe("Pending");
  });

  test("as the user says first", () => {
    expect(statusOption("applied", ["Applied"], { applied: "Sent" })).toBe("Sent");
    expect(statusOption("applied", ["Applied"], { applied: null })).toBeNull();
    const options = ["To apply", "Applied", "Interview", "Rejected", "Archived", "New"];
    expect(unmatchedStatuses(options, { hired: "Offer" })).toEqual(["Survey", "Phone Screen", "Offer"]);
  });
});

describe("a record", () => {
  const fixed = column("choice", { fixed: true, options: ["Applied"] });
  const table = {
    name: "Jobs",
    columns: new Map<FieldName, Column>([
      ["title", column("text", { titles: true })],
      ["status", fixed],
      ["description", column("text")],
      ["key", column("text")],
    ]),
    statuses: { archived: null },
    newStatus: "Applied",
  };

  test("has each field with a column, a title whatever happens, and no status that the column has no option for", () => {
    const record = toRecord({ url: "https://example.com/1", status: "applied" }, table);
    expect(record).toEqual({
      title: "https://example.com/1",
      status: "Applied",
      description: null,
      key: expect.stringMatching(/^p\w{16}$/),
    });
    expect(toRecord({ title: "Cook", status: "offer" }, table, ["description"])).not.toHaveProperty("status");
    expect(toRecord({ title: "Cook", status: "archived" }, table)).not.toHaveProperty("status");
    expect(toRecord({ title: "Cook", status: "ghosted" }, table)).toMatchObject({ status: "ghosted" });
    expect(toRecord({ title: "Cook" }, table, ["description"])).not.toHaveProperty("description");
  });

  test("that is taken over says nothing of the status that every row was given", () => {
    expect(toScanned(table, "r1", { status: "Applied", url: "https://x", key: null })).toEqual({
      id: "r1",
      url: "https://x",
      record: { status: null, url: "https://x", key: null },
    });
    expect(toScanned(table, "r1", { status: "Offer" }).record).toEqual({ status: "Offer" });
  });
});

describe("a row is known", () => {
  test("by its key, or by its link however that is written; the first of several", () => {
    const index = new RowIndex<number>();
    expect(index.add(1, { key: "p1", url: "https://example.com/1" })).toBe(true);
    expect(index.add(2, { url: "http://www.example.com/2/?utm_source=x" })).toBe(true);
    expect([
      index.add(3, { key: "p1" }),
      index.add(4, { url: "https://example.com/2" }),
      index.add(5, {}),
    ]).toEqual([false, false, true]);
    expect(index.find({ key: "p1" })).toBe(1);
    expect(index.find({ key: "p2", url: "https://example.com/2" })).toBe(2);
    // A row with a key of its own is another job's, whatever its link.
    expect(index.find({ key: "p9", url: "https://example.com/1" })).toBeUndefined();
    expect([sameLink("", ""), sameLink(undefined, "x"), sameLink("email://a/1", "email://a/1 ")]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("once: what a scan yields more than once is told at its end", async () => {
    const rows = [1, 2, 3, 4, 5].map((n) => ({ id: `r${n}`, url: "https://example.com/1" }));
    const warnings: string[] = [];
    const passed = await Array.fromAsync(
      oncePerJob(
        "Jobs",
        (async function* () {
          yield* rows;
        })(),
        (text) => void warnings.push(text),
      ),
    );
    expect(passed).toEqual(rows);
    expect(warnings).toEqual([expect.stringMatching(/“Jobs” has several rows.* and 1 more\.$/)]);
  });
});

describe("text", () => {
  test("is cut to pieces that join to the whole, none of which halves a character", () => {
    const text = `x${"😀".repeat(2_500)}`;
    const parts = splitText(text, 2_000);
    expect(parts.join("")).toBe(text);
    expect(parts.every((part) => part.length <= 2_000 && part.isWellFormed())).toBe(true);
    expect([clipText("ab😀", 3), clipText("a😀b", 3), clipText("ab", 2)]).toEqual(["ab…", "a…", "ab"]);
  });

  test("loses what no service could keep", () => {
    expect(cleanText(" a\u0000b\r\nc\ud800\t ")).toBe("ab\nc\ufffd");
  });
});
