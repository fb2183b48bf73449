export { addMissingColumns } from "./table/add-missing.ts";
export type { Column, ValueKind } from "./table/column.ts";
export { commonParts } from "./table/common-parts.ts";
export { dayOf, localTimeOf, momentOf } from "./table/dates.ts";
export {
  FIELDS,
  FIELD_NAMES,
  columnKind,
  columnName,
  fits,
  isFieldName,
  type FieldName,
} from "./table/fields.ts";
export type { JobTable } from "./table/job-table.ts";
export type { TableLimits } from "./table/limits.ts";
export { mapColumns, type MappedColumns } from "./table/map-columns.ts";
export { readMemory, rememberColumns, type ColumnMemory, type RememberedColumn } from "./table/memory.ts";
export { comparable, quoted, sameName } from "./table/names.ts";
export { openTable, type OpenTable } from "./table/open-table.ts";
export { optionFor } from "./table/options.ts";
export { readMapping, type Mapping } from "./table/read-mapping.ts";
export { RowIndex, oncePerJob, sameLink, type RowIdentity } from "./table/rows.ts";
export {
  STATUS_LABELS,
  firstNamed,
  isPipelineStatus,
  statusOption,
  unmatchedStatuses,
  type StatusMap,
} from "./table/status-options.ts";
export type { TableSettings, TableSource } from "./table/table-source.ts";
export { tableWarnings } from "./table/table-warnings.ts";
export { cleanText, clipText, splitText } from "./table/text.ts";
export { toRecord, toScanned, type TableRecord } from "./table/to-record.ts";
export { fieldValue, fromValue, toValue, type FieldValue } from "./table/values.ts";
