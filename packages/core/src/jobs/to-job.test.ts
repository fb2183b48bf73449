import { describe, expect, it } from "vitest";
import { toJob } from "./to-job.ts";

describe("toJob", () => {
  it("keeps a good row and drops what is missing in it", () => {
    const row = {
      id: 7,
      title: " Baker ",
      company: "",
      url: null,
      description: "nan",
      match_score: 87.5,
      is_remote: 0,
    };
    expect(toJob(row)).toStrictEqual({ id: 7, title: "Baker", match_score: 87.5, is_remote: false });
  });

  it("leaves the row itself alone", () => {
    const row = Object.freeze({ title: " Baker ", keyword_gaps: "a,b" });
    toJob(row);
    expect(row).toStrictEqual({ title: " Baker ", keyword_gaps: "a,b" });
  });

  it.each([
    [1, true],
    [0n, false],
    ["Yes", true],
    [" FALSE ", false],
    ["hybrid", undefined],
    [2, undefined],
    [null, undefined],
    [{}, undefined],
  ])("reads is_remote %s as %s", (value, expected) => {
    expect(toJob({ is_remote: value }).is_remote).toBe(expected);
  });

  it.each([
    ["87", 87],
    ["87 %", 87],
    ["87,5", 87.5],
    [0, 0],
    [100n, 100],
    ["", undefined],
    ["good", undefined],
    ["1e2", undefined],
    [101, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    [true, undefined],
    [[50], undefined],
  ])("reads match_score %s as %s", (value, expected) => {
    expect(toJob({ match_score: value }).match_score).toBe(expected);
  });

  it.each([
    ["go, rust,, C++ ", ["go", "rust", "C++"]],
    ['["a, b", "c"]', ["a, b", "c"]],
    ["[ci] tools,go", ["[ci] tools", "go"]],
    [
      [" x ", null, 3, {}],
      ["x", "3"],
    ],
    [" , ", undefined],
    ["[]", undefined],
    [{ length: 2 }, undefined],
  ])("reads keyword_gaps %j as %j", (value, expected) => {
    expect(toJob({ keyword_gaps: value }).keyword_gaps).toStrictEqual(expected);
  });

  it.each([
    [{ status: "Phone Screen " }, "phone_screen"],
    [{ status: "on hold" }, "on_hold"],
    [{ status: "" }, undefined],
    [{ status: "synced" }, "approved"],
    [{ status: "Synced", applied_at: "2026-03-02 10:00:00" }, "applied"],
    [{ applied_at: "2026-03-02", status: "synced" }, "applied"],
    [{ status: "synced", applied_at: "soon" }, "approved"],
  ])("reads %j as status %j", (row, expected) => {
    expect(toJob(row).status).toBe(expected);
  });

  it.each(["matchScore", "Match Score", "MATCH_SCORE", " match-score "])(
    "takes %j for match_score",
    (key) => {
      expect(toJob({ [key]: "40" })).toStrictEqual({ match_score: 40 });
    },
  );

  it("knows other words for a column", () => {
    const row = {
      "Job Title": "Baker",
      companyName: "Crumb",
      jobURL: "https://example.com/1",
      Remote: "yes",
      dateFound: "2026-03-01",
    };
    expect(toJob(row)).toStrictEqual({
      title: "Baker",
      company: "Crumb",
      url: "https://example.com/1",
      is_remote: true,
      date_found: "2026-03-01",
    });
  });

  it("keeps another word as a column of its own when the real one is there too, in any order", () => {
    expect(toJob({ role: "Lead", title: "Baker" })).toStrictEqual({ role: "Lead", title: "Baker" });
    expect(toJob({ title: "Baker", role: "Lead" })).toStrictEqual({ title: "Baker", role: "Lead" });
  });

  it("keeps columns it does not know under their own names", () => {
    const row = { calendar_event_id: "x", tags: ["a"], "Team Size": 4, empty: "  ", nothing: null };
    expect(toJob(row)).toStrictEqual({ calendar_event_id: "x", tags: ["a"], "Team Size": 4 });
  });

  it("is not fooled by keys that mean something to JavaScript", () => {
    const job = toJob(
      JSON.parse('{"__proto__": {"title": "evil"}, "constructor": "c", "toString": "t", "title": "Baker"}'),
    );
    expect(job.title).toBe("Baker");
    expect(Object.getPrototypeOf(job)).toBe(Object.prototype);
    expect(Object.keys(job)).toStrictEqual(["constructor", "toString", "title"]);
    expect(toJob(Object.create({ title: "inherited" }))).toStrictEqual({});
  });

  it("keeps large whole numbers exact", () => {
    expect(toJob({ id: 9_007_199_254_740_993n, extra: 5n })).toStrictEqual({
      id: "9007199254740993",
      extra: 5,
    });
  });

  it("keeps half a surrogate pair as it is", () => {
    expect(toJob({ title: "a\ud800b" }).title).toBe("a\ud800b");
  });

  it("makes texts of numbers and bytes, and nothing of objects, in a column of texts", () => {
    const row = { title: 1984, salary: Buffer.from("60 €"), location: { city: "Ghent" }, company: false };
    expect(toJob(row)).toStrictEqual({ title: "1984", salary: "60 €" });
  });
});
