export { FakeAirtable, startFakeAirtable, type FakeAirtableOptions } from "./fake-airtable.ts";
export type { LoggedCall } from "@peregrine/fake-service";
export type { ColumnConfig, Columns, OwnTable, Person, Typed } from "./person.ts";
export type { Permission, Scope } from "./state.ts";
export type { StoredRow } from "./stored-rows.ts";
