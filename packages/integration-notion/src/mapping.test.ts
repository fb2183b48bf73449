import { describe, expect, test } from "vitest";
import { toColumn } from "./column-values.ts";
import type { Column } from "./columns.ts";
import { dayOf, momentOf } from "./dates.ts";
import { readMapping } from "./field-map.ts";
import { mapColumns } from "./mapping.ts";
import { statusOption, unmatchedStatuses } from "./status-options.ts";

const column = (name: string, type: string, also: Partial<Column> = {}): Column => ({
  id: name,
  name,
  type,
  percent: false,
  options: [],
  ...also,
});

function mapped(columns: Column[], extras: Record<string, unknown> = {}): Record<string, string> {
  const found = mapColumns(columns, readMapping(extras));
  return Object.fromEntries([...found.columns].map(([field, { name }]) => [field, name]));
}

const twoColumns = [column("Name", "title"), column("Who", "people")];

describe("a field finds its column", () => {
  test("by any of its names, whatever the case and punctuation", () => {
    expect(
      mapped([
        column("Name", "title"),
        column("job-link", "url"),
        column("STAGE", "status"),
        column("Pay", "rich_text"),
      ]),
    ).toEqual({
      title: "Name",
      url: "job-link",
      status: "STAGE",
      salary: "Pay",
    });
  });

  test("and the column that titles the pages is the job's title, unless it is another field's", () => {
    expect(mapped([column("Foo", "title"), column("Role", "rich_text")])).toEqual({ title: "Foo" });
    expect(mapped([column("Company", "title"), column("Role", "rich_text")])).toEqual({
      company: "Company",
      title: "Role",
    });
  });

  test("as the user says, in both spellings of the Python app, or not at all", () => {
    const board = [
      column("Salary", "title"),
      column("Job Title", "rich_text"),
      column("X", "url"),
      column("Location", "select"),
    ];
    const python = {
      title_field: "Salary",
      job_title: "Job Title",
      url: "X",
      location: null,
      notes: "Notes",
    };
    expect(mapped(board, { field_map: python })).toEqual({ salary: "Salary", title: "Job Title", url: "X" });
    expect(mapped(board, { field_map: { title: "Job Title" } })).toMatchObject({
      title: "Job Title",
      salary: "Salary",
    });
    expect(readMapping({ field_map: { compny: "X" } }).unknown).toEqual(["compny"]);
    expect(() => readMapping({ field_map: ["X"] })).toThrow(
      expect.objectContaining({ code: "invalid_config" }),
    );
  });

  test("or the column that is named and gone, or of a useless type, is named in the failure", () => {
    expect(() => mapped(twoColumns, { field_map: { company: "Firm" } })).toThrow(
      expect.objectContaining({ code: "schema", message: expect.stringContaining("“Firm”") }),
    );
    expect(() => mapped(twoColumns, { field_map: { company: "Who" } })).toThrow(
      expect.objectContaining({
        code: "schema",
        message: expect.stringContaining("“Who” is of type people"),
      }),
    );
  });
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

  test("as the user says first", () => {
    expect(statusOption("applied", ["Applied"], { applied: "Sent" })).toBe("Sent");
    expect(statusOption("applied", ["Applied"], { applied: null })).toBeNull();
    expect(
      unmatchedStatuses(["To apply", "Applied", "Interview", "Rejected", "Archived", "New"], {
        hired: "Offer",
      }),
    ).toEqual(["Survey", "Phone Screen", "Offer"]);
  });
});

describe("a value takes the form of its column", () => {
  test.each([
    ["number", 87, { percent: true }, 0.87],
    ["number", 87.25, { percent: true }, 0.8725],
    ["number", 87, {}, 87],
    ["rich_text", 87, {}, "87"],
    ["select", "Berlin, Germany", {}, "Berlin · Germany"],
    ["select", "linkedin", { options: ["LinkedIn"] }, "LinkedIn"],
    ["select", false, { options: ["Office", "Home"] }, "Office"],
    ["multi_select", ["a,b", "c", "c", " "], {}, ["a · b", "c"]],
    ["multi_select", ["C++", "C#", "c", ".net"], { options: ["C", ".NET"] }, ["C++", "C#", "C", ".NET"]],
    ["rich_text", ["a", "b"], {}, "a, b"],
    ["url", `https://example.com/${"x".repeat(2_000)}`, {}, null],
    ["date", "soon", {}, null],
    ["checkbox", undefined, {}, null],
    ["rich_text", "", {}, null],
  ])("%s: %j", (type, value, also, expected) => {
    expect(toColumn(column("C", type, also), value)).toEqual(expected);
  });

  test("dates become days, or moments in UTC", () => {
    expect(dayOf("2026-11-24")).toBe("2026-11-24");
    expect(dayOf("2026-11-24T23:30")).toBe("2026-11-24");
    expect(momentOf("2026-11-24")).toBe("2026-11-24");
    expect(momentOf("2026-11-24T14:30")).toBe(new Date(2026, 10, 24, 14, 30).toISOString());
    expect([dayOf("x"), momentOf("2026-99-99T99:99"), dayOf("2026-99-99T99:99Z")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
