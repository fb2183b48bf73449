import type { sheets_v4 } from "@googleapis/sheets";

// Plain aliases: the schema generator finds no re-exports.
export type Spreadsheet = sheets_v4.Schema$Spreadsheet;
export type DataFilters = sheets_v4.Schema$GetSpreadsheetByDataFilterRequest;
export type Batch = sheets_v4.Schema$BatchUpdateSpreadsheetRequest;
export type BatchAnswer = sheets_v4.Schema$BatchUpdateSpreadsheetResponse;
export type ValueRange = sheets_v4.Schema$ValueRange;
export type ValueRanges = sheets_v4.Schema$BatchGetValuesResponse;
export type ValuesBatch = sheets_v4.Schema$BatchUpdateValuesRequest;
export type ValuesBatchAnswer = sheets_v4.Schema$BatchUpdateValuesResponse;
export type Updated = sheets_v4.Schema$UpdateValuesResponse;
export type Appended = sheets_v4.Schema$AppendValuesResponse;
