import type { Column } from "./column.ts";
import type { FieldName } from "./fields.ts";
import type { TableLimits } from "./limits.ts";
import type { StatusMap } from "./status-options.ts";

/** A person's table, as jobs are written to it. */
export interface JobTable<C extends Column = Column> {
  /** What the person calls it. */
  readonly name: string;
  /** Which column each field goes to. */
  readonly columns: ReadonlyMap<FieldName, C>;
  /** Options the user named for statuses. */
  readonly statuses: StatusMap;
  /** The option that the Python app gave to every row, whatever the job's status: it says nothing. */
  readonly newStatus?: string;
  readonly limits?: TableLimits;
}
