import type { Column } from "./column.ts";
import type { FieldName } from "./fields.ts";
import type { TableLimits } from "./limits.ts";
import type { Mapping } from "./read-mapping.ts";

/** A table as a service shows it, and what can be asked of it. */
export interface TableSource<C extends Column = Column> {
  /** What the person calls it. */
  readonly name: string;
  readonly columns: readonly C[];
  readonly limits?: TableLimits;
  /** Has it no rows yet? Asked only when something is missing. */
  isEmpty(): Promise<boolean>;
  /** Adds a column for each of these fields (see `columnName`, `columnKind`), and answers all columns there are then. */
  addColumns(fields: readonly FieldName[]): Promise<readonly C[]>;
  /**
   * Adds options to a column of fixed ones, and answers the column as it is then. A service that refuses throws `schema`,
   * `permission` or `unsupported`: the options are then named in a warning. Absent where only a person can add them.
   */
  addOptions?(column: C, names: readonly string[]): Promise<C>;
  /** The column that `addColumns` would make: what a dry run plans with. Its id is `""`. */
  plannedColumn(field: FieldName): C;
}

/** What the user said about the table. */
export interface TableSettings {
  readonly mapping: Mapping;
  /** The value of `addMissingColumns`. */
  readonly addMissing: "empty" | "always" | "never";
}
