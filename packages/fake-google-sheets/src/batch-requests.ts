import { checkedText } from "./cell-input.ts";
import { placeOf, tabOfId, type WrittenGridRange } from "./grid-place.ts";
import { within } from "./grid-range.ts";
import { isMap } from "./shape.ts";
import { SheetsError, invalid } from "./sheets-error.ts";
import { showProperties } from "./show-spreadsheet.ts";
import { NEW_TAB, type Cell, type CellValue, type Spreadsheet, type Tab } from "./state.ts";
import { grow, insert, putCell, remove, usedRows, type Dimension } from "./tab-grid.ts";

interface Span {
  sheetId?: number;
  dimension?: Dimension;
  startIndex?: number;
  endIndex?: number;
}

interface CellRows {
  rows?: { values?: { userEnteredValue?: CellValue }[] }[];
  fields?: string;
}

/** One of the requests of a batch, as it was sent. Its shape was checked. */
export interface WrittenRequest {
  addSheet?: { properties?: { sheetId?: number; title?: string; gridProperties?: Partial<typeof NEW_TAB> } };
  appendDimension?: { sheetId?: number; dimension?: Dimension; length?: number };
  insertDimension?: { range?: Span; inheritFromBefore?: boolean };
  deleteDimension?: { range?: Span };
  updateCells?: CellRows & {
    range?: WrittenGridRange;
    start?: { sheetId?: number; rowIndex?: number; columnIndex?: number };
  };
  appendCells?: CellRows & { sheetId?: number };
}

/** Carries out one request of a batch, on a draft. Answers its reply. @throws SheetsError 400 that names the request */
export function applyRequest(draft: Spreadsheet, request: WrittenRequest, at: string): object {
  const [kind = "", ...others] = Object.keys(request);
  if (kind === "" || others.length > 0) throw invalid(`Invalid ${at}: Exactly one request must be set.`);
  const { addSheet, appendDimension, insertDimension, deleteDimension, updateCells, appendCells } = request;
  try {
    if (addSheet) return addTab(draft, addSheet.properties ?? {});
    if (appendDimension) grow(tabOfId(draft, appendDimension.sheetId, at), ...lengthOf(appendDimension));
    if (insertDimension)
      insertSpan(draft, insertDimension.range ?? {}, insertDimension.inheritFromBefore ?? false);
    if (deleteDimension) removeSpan(draft, deleteDimension.range ?? {});
    if (updateCells) writeCells(draft, updateCells);
    if (appendCells) appendRows(tabOfId(draft, appendCells.sheetId, at), appendCells);
    return {};
  } catch (error) {
    if (!(error instanceof SheetsError) || error.message.startsWith("Invalid ")) throw error;
    throw invalid(`Invalid ${at}.${kind}: ${error.message}`);
  }
}

function addTab(
  draft: Spreadsheet,
  { sheetId, title, gridProperties }: NonNullable<NonNullable<WrittenRequest["addSheet"]>["properties"]>,
): object {
  const name = title ?? `Sheet${draft.tabs.length + 1}`;
  if (draft.tabs.some((tab) => tab.title.toLowerCase() === name.toLowerCase()))
    throw invalid(`A sheet with the name "${name}" already exists. Please enter another name.`);
  const id = sheetId ?? Math.max(0, ...draft.tabs.map((tab) => tab.sheetId)) + 1;
  const tab: Tab = { sheetId: id, title: name, ...NEW_TAB, ...gridProperties, rows: [] };
  draft.tabs.push(tab);
  return { addSheet: { properties: showProperties(tab, draft.tabs.length - 1) } };
}

function lengthOf({
  dimension,
  length = 0,
}: {
  dimension?: Dimension;
  length?: number;
}): [Dimension, number] {
  if (dimension === undefined) throw invalid("No dimension specified.");
  if (length <= 0) throw invalid("Length must be greater than zero.");
  return [dimension, length];
}

function insertSpan(draft: Spreadsheet, span: Span, inherit: boolean): void {
  const { tab, dimension, start, count, size } = spanOf(draft, span);
  if (start > size) throw invalid(`${dimension}[${start}] is after last ${dimension} in the grid[${size}]`);
  if (inherit && start === 0) throw invalid("inheritFromBefore cannot be true if inserting at the start");
  if (!inherit && start === size)
    throw invalid(
      `range.startIndex[${start}] must be less than the grid size (${size}) if inheritFromBefore is false.`,
    );
  insert(tab, dimension, start, count);
}

function removeSpan(draft: Spreadsheet, span: Span): void {
  const { tab, dimension, start, count, size } = spanOf(draft, span);
  if (start + count > size) throw invalid(`Cannot delete a ${dimension} that doesn't exist`);
  if (count === size) throw invalid(`You can't delete all the ${dimension} on the sheet.`);
  remove(tab, dimension, start, count);
}

function spanOf(draft: Spreadsheet, { sheetId, dimension, startIndex = 0, endIndex }: Span) {
  const tab = tabOfId(draft, sheetId, "range");
  const [known, count] = lengthOf({
    ...(dimension ? { dimension } : {}),
    length: (endIndex ?? 0) - startIndex,
  });
  return {
    tab,
    dimension: known,
    start: startIndex,
    count,
    size: known === "ROWS" ? tab.rowCount : tab.columnCount,
  };
}

/** Within a range, every cell gets what is given for it, or nothing: one that is left out is emptied. */
function writeCells(
  draft: Spreadsheet,
  { rows = [], fields, range, start }: NonNullable<WrittenRequest["updateCells"]>,
): void {
  checkFields(fields);
  if ((range === undefined) === (start === undefined)) throw invalid("Either range or start must be set.");
  if (start) {
    const { sheetId, rowIndex = 0, columnIndex = 0 } = start;
    return putRows(tabOfId(draft, sheetId, "start"), rowIndex, columnIndex, rows);
  }
  const place = placeOf(draft, range ?? {}, "range");
  const { startRow, endRow, startColumn, endColumn } = within(place.tab, place.range);
  if (rows.length > endRow - startRow)
    throw invalid(`Attempting to write row: ${endRow}, beyond the last requested row of: ${endRow - 1}`);
  if (rows.some(({ values = [] }) => values.length > endColumn - startColumn))
    throw invalid(
      `Attempting to write column: ${endColumn}, beyond the last requested column of: ${endColumn - 1}`,
    );
  for (let row = startRow; row < endRow; row += 1) {
    for (let column = startColumn; column < endColumn; column += 1) {
      const value = rows[row - startRow]?.values?.[column - startColumn]?.userEnteredValue;
      putCell(place.tab, row, column, cellOf(value, place.tab.rows[row]?.[column]));
    }
  }
}

function appendRows(tab: Tab, { rows = [], fields }: CellRows): void {
  checkFields(fields);
  const row = usedRows(tab);
  grow(tab, "ROWS", Math.max(0, row + rows.length - tab.rowCount));
  putRows(tab, row, 0, rows);
}

function putRows(tab: Tab, row: number, column: number, rows: NonNullable<CellRows["rows"]>): void {
  for (const [down, { values = [] }] of rows.entries())
    for (const [along, { userEnteredValue }] of values.entries()) {
      const before = tab.rows[row + down]?.[column + along];
      putCell(tab, row + down, column + along, cellOf(userEnteredValue, before));
    }
}

/** The mask names what of a cell is written; this fake keeps values only. */
function checkFields(fields: string | undefined): void {
  if (!fields)
    throw invalid("At least one field must be listed in 'fields'. (use '*' to indicate all fields.)");
  if (fields !== "userEnteredValue" && fields !== "*")
    throw invalid(`This fake writes values only: fields was '${fields}'`);
}

/** A typed value is what it says: a text is never taken for a formula. */
function cellOf(value: CellValue | undefined, before: Cell | undefined): Cell | undefined {
  const kept = before?.date ? { date: true } : undefined;
  if (!isMap(value) || Object.keys(value).length === 0) return kept;
  if (Object.keys(value).length > 1) throw invalid("Only one kind of value may be set.");
  if ("stringValue" in value) checkedText(value.stringValue);
  if ("formulaValue" in value && !value.formulaValue.startsWith("="))
    throw invalid("A formula must begin with an equals sign.");
  return { ...kept, value };
}
