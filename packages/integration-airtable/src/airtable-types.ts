/** A base in the list of those that a token sees. */
export interface BaseEntry {
  id: string;
  name: string;
  /** What the token's user may do there: `"none"`, `"read"`, `"comment"`, `"edit"` or `"create"`. */
  permissionLevel: string;
}

/** A column, as Airtable describes it. */
export interface FieldSchema {
  id: string;
  name: string;
  /** `"singleLineText"`, `"singleSelect"` and so on: https://airtable.com/developers/web/api/field-model */
  type: string;
  options?: { choices?: readonly { name: string }[] };
}

export interface TableSchema {
  id: string;
  name: string;
  primaryFieldId: string;
  fields: readonly FieldSchema[];
}

/** A row; cells that hold nothing are not among its fields. */
export interface Row {
  id: string;
  createdTime: string;
  /** By the column's id, as we ask for it. */
  fields: Readonly<Record<string, unknown>>;
}

/** A page of rows, with the offset of the next. */
export interface Page {
  records: readonly Row[];
  offset?: string;
}
