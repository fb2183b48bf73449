import { expect, test } from "vitest";
import type { PrepareContext } from "../destination.ts";
import { PeregrineError } from "../errors.ts";
import type { Column } from "./column.ts";
import { columnKind, columnName, type FieldName } from "./fields.ts";
import { openTable } from "./open-table.ts";
import { readMapping } from "./read-mapping.ts";
import type { TableSettings, TableSource } from "./table-source.ts";
import { toRecord } from "./to-record.ts";

/** A service's table in memory. */
function tableOf(columns: Column[], rows = 0) {
  const calls: string[] = [];
  const made = (field: FieldName): Column => ({
    id: `new-${field}`,
    name: columnName(field),
    kind: columnKind(field),
    type: columnKind(field),
  });
  const source: TableSource = {
    name: "Jobs",
    columns,
    isEmpty: async () => (calls.push("isEmpty"), rows === 0),
    addColumns: async (fields) => {
      calls.push(`addColumns ${fields.join()}`);
      return [...columns, ...fields.map(made)];
    },
    addOptions: async (column, names) => {
      calls.push(`addOptions ${names.join()}`);
      return { ...column, options: [...(column.options ?? []), ...names] };
    },
    plannedColumn: (field) => ({ ...made(field), id: "" }),
  };
  return { source, calls };
}

function open(source: TableSource, also: Partial<PrepareContext> & Partial<TableSettings> = {}) {
  const warnings: string[] = [];
  const { addMissing = "empty", mapping = readMapping({}, "acme.yaml"), ...ctx } = also;
  const context = { signal: new AbortController().signal, readOnly: false, ...ctx };
  const warn = (message: string): void => void warnings.push(message);
  return openTable(source, { addMissing, mapping }, { ...context, warn }).then((it) => ({ ...it, warnings }));
}

const link: Column = { id: "c2", name: "Link", kind: "link", type: "url" };
const status: Column = {
  id: "c3",
  name: "Stage",
  kind: "choice",
  type: "status",
  fixed: true,
  options: ["To apply", "Applied", "Interview", "Hired", "Rejected", "Closed", "New"],
};

test("an empty table gets its columns, and remembers them", async () => {
  const { source, calls } = tableOf([link]);
  const { table, memory, warnings } = await open(source);
  expect(calls).toEqual(["isEmpty", expect.stringContaining("addColumns title,company,status")]);
  expect(table.columns.get("company")?.id).toBe("new-company");
  expect(memory).toMatchObject({ url: { id: "c2", name: "Link" }, company: { id: "new-company" } });
  expect(warnings).toEqual([]);
});

test("a dry run only plans with them, and remembers none of them", async () => {
  const { source, calls } = tableOf([link, status]);
  const { table, memory, warnings } = await open(source, { readOnly: true });
  expect(calls).toEqual(["isEmpty"]);
  expect(toRecord({ title: "Cook", status: "offer" }, table)).toMatchObject({
    title: "Cook",
    status: "Offer",
  });
  expect(Object.keys(memory)).toEqual(["url", "status"]);
  expect(warnings).toEqual([
    expect.stringContaining("A sync will add these columns to “Jobs”"),
    "A sync will add these options to “Stage”: “Survey”, “Phone Screen”, “Offer”.",
  ]);
});

test("a table of somebody's own is left as it is, unless the user says so", async () => {
  const { source, calls } = tableOf([link, status], 1);
  const { warnings } = await open(source);
  expect(calls).toEqual(["isEmpty"]);
  expect(warnings).toEqual([
    expect.stringContaining("“Jobs” has no column for some of what is known"),
    expect.stringContaining("“Stage” has no option for “Survey”, “Phone Screen”, “Offer”"),
  ]);
  const always = await open(source, { addMissing: "always" });
  expect(calls.slice(1)).toEqual([
    expect.stringContaining("addColumns"),
    "addOptions Survey,Phone Screen,Offer",
  ]);
  expect(always.warnings).toEqual([]);
});

test.each(["schema", "permission"] as const)(
  "options that the service refuses (%s) are named instead",
  async (code) => {
    const { source } = tableOf([link, status], 1);
    const refused = async (): Promise<Column> => {
      throw new PeregrineError(code, "No");
    };
    const { warnings } = await open({ ...source, addOptions: refused }, { addMissing: "always" });
    expect(warnings).toEqual([expect.stringContaining("“Stage” has no option for “Survey”")]);
  },
);

test("options are a failure when the service cannot be reached", async () => {
  const { source } = tableOf([link, status], 1);
  const offline = async (): Promise<Column> => {
    throw new PeregrineError("network", "No");
  };
  const opening = open({ ...source, addOptions: offline }, { addMissing: "always" });
  await expect(opening).rejects.toMatchObject({ code: "network" });
});

test("a table whose rows could not be recognised is refused", async () => {
  const { source } = tableOf([status], 1);
  await expect(open(source)).rejects.toMatchObject({
    code: "schema",
    message: expect.stringContaining("“Jobs” has no column for a job's link"),
  });
});

test("a renamed column is told once; what is gone is added again only after the connection was saved anew", async () => {
  const { source, calls } = tableOf([{ ...link, name: "Where" }]);
  const remembered = { url: { id: "c2", name: "Link" }, salary: { id: "c9", name: "Pay" } };
  await expect(open(source, { remembered })).rejects.toMatchObject({
    code: "schema",
    message: "The column “Pay”, which held salary, is gone",
  });
  expect(calls).toEqual([]);
  const { memory, warnings } = await open(source, { remembered, savedSince: true });
  expect(memory).toMatchObject({ url: { id: "c2", name: "Where" }, salary: { id: "new-salary" } });
  expect(warnings).toEqual([
    "The column “Link” is called “Where” now; it is kept up to date under its new name.",
  ]);
});
