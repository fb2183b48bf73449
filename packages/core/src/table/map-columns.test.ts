import { describe, expect, test } from "vitest";
import type { Column } from "./column.ts";
import { mapColumns } from "./map-columns.ts";
import { readMemory, rememberColumns } from "./memory.ts";
import { readMapping } from "./read-mapping.ts";

const column = (name: string, kind: Column["kind"], also: Partial<Column> = {}): Column => ({
  id: name,
  name,
  kind,
  type: kind ?? "people",
  ...also,
});
const title = (name: string): Column => column(name, "text", { titles: true });

function mapped(columns: Column[], extras: Record<string, unknown> = {}): Record<string, string> {
  const found = mapColumns(columns, readMapping(extras, "acme.yaml"));
  return Object.fromEntries([...found.columns].map(([field, { name }]) => [field, name]));
}

const schema = (message: string) =>
  expect.objectContaining({ code: "schema", message: expect.stringContaining(message) });

describe("a field finds its column", () => {
  test("by any of its names, whatever the case and punctuation", () => {
    expect(
      mapped([title("Name"), column("job-link", "link"), column("STAGE", "choice"), column("Pay", "any")]),
    ).toEqual({ title: "Name", url: "job-link", status: "STAGE", salary: "Pay" });
  });

  test("and the column that titles the rows is the job's title, unless it is another field's", () => {
    expect(mapped([title("Foo"), column("Role", "text")])).toEqual({ title: "Foo" });
    expect(mapped([title("Company"), column("Role", "text")])).toEqual({ company: "Company", title: "Role" });
    const formula = column("Foo", undefined, { titles: true });
    expect(mapped([formula, column("Role", "text")])).toEqual({ title: "Role" });
  });

  test("as the user says, in both spellings of the Python app, or not at all", () => {
    const board = [title("Salary"), column("Job Title", "text"), column("X", "link"), column("City", "text")];
    const python = {
      title_field: "Salary",
      job_title: "Job Title",
      url: "X",
      location: null,
      notes: "Notes",
    };
    expect(mapped(board, { field_map: python })).toEqual({ salary: "Salary", title: "Job Title", url: "X" });
    expect(mapped(board, { field_map: { title: "Job Title", location: false } })).toMatchObject({
      title: "Job Title",
      salary: "Salary",
    });
  });

  test("or the column that is named and gone, or cannot hold it, is named in the failure", () => {
    const columns = [title("Name"), column("Who", undefined)];
    expect(() => mapped(columns, { field_map: { company: "Firm" } })).toThrow(schema("“Firm”"));
    expect(() => mapped(columns, { field_map: { company: "Who" } })).toThrow(
      schema("“Who” is of type people"),
    );
  });

  test("and what has none is told: missing, or there and unfit", () => {
    const found = mapColumns(
      [column("Score", undefined)],
      readMapping({ field_map: { url: null } }, "acme.yaml"),
    );
    expect(found.unfit.map(({ name }) => name)).toEqual(["Score"]);
    expect(found.missing).toEqual(expect.arrayContaining(["title", "status", "key"]));
    expect(found.missing).not.toEqual(expect.arrayContaining(["match_score", "url", "description"]));
  });
});

test.each([
  [{ field_map: ["X"] }, "field_map in acme.yaml must be a map"],
  [{ field_map: { company: 7 } }, "field_map.company in acme.yaml must be a name"],
  [{ status_map: "x" }, "status_map in acme.yaml must be a map"],
  [{ status_map: { applied: {} } }, "status_map.applied in acme.yaml"],
])("%j is refused, and the file is named", (extras, message) => {
  expect(() => readMapping(extras, "acme.yaml")).toThrow(
    expect.objectContaining({ code: "invalid_config", message: expect.stringContaining(message) }),
  );
});

test("what is no field, and the status that says nothing, are kept apart", () => {
  const mapping = readMapping(
    { field_map: { compny: "X", constructor: "Y", status_new: "Sent" } },
    "acme.yaml",
  );
  expect(mapping).toMatchObject({ unknown: ["compny", "constructor"], newStatus: "Sent" });
});

describe("a column of the last run", () => {
  const salary = column("Salary", "text", { id: "c1" });
  const link = column("Link", "link", { id: "c2" });

  function next(now: Column[], extras: Record<string, unknown> = {}, before = [salary, link]) {
    const mapping = readMapping(extras, "acme.yaml");
    const memory = rememberColumns(mapColumns(before, mapping).columns, mapping.columns);
    const found = mapColumns(now, mapping, readMemory(JSON.parse(JSON.stringify(memory))));
    const columns = Object.fromEntries([...found.columns].map(([field, { name }]) => [field, name]));
    return { columns, renamed: found.renamed };
  }

  test("is followed when it is renamed, also to the name of another field", () => {
    expect(next([{ ...salary, name: "Wage" }, link])).toEqual({
      columns: { salary: "Wage", url: "Link" },
      renamed: [{ from: "Salary", to: "Wage" }],
    });
    expect(next([{ ...salary, name: "Location" }, link]).columns).toEqual({
      salary: "Location",
      url: "Link",
    });
    expect(next([salary, link]).renamed).toEqual([]);
  });

  test("is followed, too, when field_map had named it", () => {
    const field_map = { company: "Firm" };
    const firm = column("Firm", "text", { id: "c3" });
    expect(next([{ ...firm, name: "House" }, link], { field_map }, [firm, link]).columns).toEqual({
      company: "House",
      url: "Link",
    });
  });

  test("that is deleted or retyped is named, with the ways to go on; field_map: null is one of them", () => {
    const hint = expect.stringContaining("field_map: { salary: null }");
    expect(() => next([link])).toThrow(
      expect.objectContaining({
        code: "schema",
        message: "The column “Salary”, which held salary, is gone",
        hint,
      }),
    );
    expect(() => next([{ ...salary, kind: undefined, type: "people" }, link])).toThrow(
      expect.objectContaining({
        code: "schema",
        message: expect.stringContaining("“Salary” is of type people"),
        hint,
      }),
    );
    const memory = readMemory({ salary: { id: "c1", name: "Salary" } });
    const without = readMapping({ field_map: { salary: null } }, "acme.yaml");
    expect([...mapColumns([link], without, memory).columns.keys()]).toEqual(["url"]);
  });

  test("that was made anew under its name is used; another of the field's names only where columns have no ids", () => {
    expect(next([column("Salary", "choice", { id: "c9" }), link]).columns).toMatchObject({
      salary: "Salary",
    });
    expect(() => next([column("Pay", "text", { id: "c9" }), link])).toThrow(schema("“Salary”"));
    const named = [column("Salary", "any"), column("Link", "any")];
    expect(next([column("Pay", "any"), named[1]!], {}, named)).toEqual({
      columns: { salary: "Pay", url: "Link" },
      renamed: [{ from: "Salary", to: "Pay" }],
    });
  });

  test.each([
    null,
    "x",
    [1],
    { salary: "x" },
    { salary: { id: 7, name: "x" } },
    { nobody: { id: "a", name: "b" } },
  ])("as %j says nothing", (remembered) => {
    expect(readMemory(remembered)).toEqual({});
  });

  test("that is gone is no surprise after the connection was saved anew; a renamed one is still followed", () => {
    const memory = readMemory({ salary: { id: "c1", name: "Salary" }, url: { id: "c2", name: "Link" } });
    const found = mapColumns([{ ...link, name: "Where" }], readMapping({}, "acme.yaml"), memory, true);
    expect([...found.columns].map(([field, { name }]) => [field, name])).toEqual([["url", "Where"]]);
    expect(found.missing).toContain("salary");
  });

  test("that two fields claim serves one of them", () => {
    const memory = readMemory({ salary: { id: "c1", name: "x" }, title: { id: "c1", name: "x" } });
    const found = mapColumns([salary, link], readMapping({}, "acme.yaml"), memory);
    expect([...found.columns].map(([field]) => field)).toEqual(["title", "url"]);
  });
});
