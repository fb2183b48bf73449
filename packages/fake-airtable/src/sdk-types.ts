import type Airtable from "airtable";

// The client's types tell the shapes of rows and values; the envelopes around them are what it reads and writes itself.

type Cells = Airtable.FieldSet;
/** That null clears a cell is in no type of the client. */
type NewRow = { fields: { [name: string]: Cells[string] | null } };
type ChangedRow = NewRow & Partial<Pick<Airtable.RecordData<Cells>, "id">>;
type Options = { typecast?: boolean; returnFieldsByFieldId?: boolean };

export type Create = ({ records: NewRow[] } | NewRow) & Options;
/** Nor is `performUpsert`. */
export type Update = { records: ChangedRow[]; performUpsert?: { fieldsToMergeOn: string[] } } & Options;
export type Change = NewRow & Options;

export type Row = Airtable.RecordData<Cells> & { createdTime: string };
export type Rows = { records: Row[]; offset?: string };
export type Written = { records: Row[]; createdRecords?: string[]; updatedRecords?: string[] } | Row;
