/** What a column may be. The last ones are computed: no page can be written there. */
export const COLUMN_TYPES = [
  "title",
  "rich_text",
  "number",
  "select",
  "multi_select",
  "status",
  "date",
  "url",
  "checkbox",
  "email",
  "phone_number",
  "people",
  "files",
  "formula",
  "created_time",
  "last_edited_time",
] as const;

export type ColumnType = (typeof COLUMN_TYPES)[number];

/** One choice of a select, multi-select or status column. */
export interface Option {
  id: string;
  name: string;
  color: string;
}

/** A column; its id is kept as it is, and shown URL-encoded. */
export interface Column {
  id: string;
  name: string;
  type: ColumnType;
  options: Option[];
  /** Of a number column: `"number"`, `"percent"`. */
  format: string;
}

/** A run of text, as it was written. */
export interface TextRun {
  content: string;
  link: string | null;
}

/** The value of one cell. Options are kept by id, so that renaming one renames it everywhere. */
export type Cell =
  | { kind: "text"; runs: TextRun[] }
  | { kind: "plain"; value: string | number | boolean | null }
  | { kind: "options"; ids: string[] }
  | { kind: "date"; start: string; end: string | null; timeZone: string | null };

/** A block of a page's body, as it was written. */
export type Block = Readonly<Record<string, unknown>>;

export interface Page {
  id: string;
  /** Absent for a page that stands in no database. */
  dataSource?: DataSource;
  createdMs: number;
  editedMs: number;
  /** From when on a query sees it. */
  visibleMs: number;
  inTrash: boolean;
  cells: Map<string, Cell>;
  blocks: Block[];
}

export interface DataSource {
  id: string;
  name: string;
  database: Database;
  columns: Column[];
  pages: Page[];
  inTrash: boolean;
  /** A write is under way; a second one conflicts. */
  writing: boolean;
}

export interface Database {
  id: string;
  title: string;
  shared: boolean;
  inTrash: boolean;
  /** A page around it is in the trash; nothing that is shown of the database tells so. */
  ancestorInTrash: boolean;
  createdMs: number;
  dataSources: DataSource[];
}

/** What the connection may do, as ticked under "Capabilities". */
export interface Capabilities {
  read: boolean;
  insert: boolean;
  update: boolean;
}

/** Everything there is, and the one connection that looks at it. */
export interface Workspace {
  name: string;
  botId: string;
  botName: string;
  token: string;
  capabilities: Capabilities;
  /** No page can be added any more: a free workspace that used up its blocks. */
  full: boolean;
  /** The API adds no options to a status column, as in all workspaces before March 2026. */
  statusOptionsFixed: boolean;
  databases: Map<string, Database>;
  dataSources: Map<string, DataSource>;
  pages: Map<string, Page>;
}
