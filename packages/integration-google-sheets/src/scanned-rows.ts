import type { Scanned } from "@peregrine/core";
import { toScanned, type JobTable, type TableRecord } from "@peregrine/core/table";
import type { Grid } from "./grid.ts";
import { keyOf } from "./row-finder.ts";
import { keyColumns, recordOf } from "./tab.ts";

/** The rows of a tab that are for jobs, from the top. A row's id is its job's key, or the key that its link makes. */
export function* scannedRows(table: JobTable, grid: Grid): Generator<Scanned<TableRecord>> {
  const columns = keyColumns(table);
  for (const [index, row] of grid.rows) {
    const id = index === 0 ? undefined : keyOf(row, grid, columns);
    if (id !== undefined) yield toScanned(table, id, recordOf(table, grid, row));
  }
}
