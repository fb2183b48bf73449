import { parseA1 } from "./a1.ts";
import { checkQuery, openSpreadsheet, wordIn, type Exchange } from "./exchange.ts";
import { showRange, within } from "./grid-range.ts";
import { DATES, DIMENSIONS, INPUT, RENDER, batchUpdateValues, valueRange } from "./request-shapes.ts";
import { isMap } from "./shape.ts";
import { invalid } from "./sheets-error.ts";
import { copyTab, type Spreadsheet } from "./state.ts";
import { grow, insert } from "./tab-grid.ts";
import { tableAt } from "./table-at.ts";
import { showValues, writeValues, type Rendering, type WrittenRange, type Written } from "./value-range.ts";

const READING = ["valueRenderOption", "dateTimeRenderOption", "majorDimension"];
const WRITING = [
  "valueInputOption",
  "includeValuesInResponse",
  "responseValueRenderOption",
  "responseDateTimeRenderOption",
];

/** `GET …/values/{range}` */
export function getValues(exchange: Exchange, id: string, range: string): unknown {
  checkQuery(exchange.query, READING);
  return readRange(openSpreadsheet(exchange, id, "read"), range, renderingIn(exchange.query));
}

/** `GET …/values:batchGet` */
export function batchGetValues(exchange: Exchange, id: string): unknown {
  checkQuery(exchange.query, [...READING, "ranges"]);
  const spreadsheet = openSpreadsheet(exchange, id, "read");
  const rendering = renderingIn(exchange.query);
  const ranges = exchange.query.getAll("ranges");
  return { spreadsheetId: id, valueRanges: ranges.map((range) => readRange(spreadsheet, range, rendering)) };
}

/** `PUT …/values/{range}` */
export function updateValues(exchange: Exchange, id: string, range: string): unknown {
  checkQuery(exchange.query, WRITING);
  const spreadsheet = openSpreadsheet(exchange, id, "write");
  const body = checkedRange(exchange.body, range);
  const option = inputOption(exchange.query.get("valueInputOption"));
  const [written] = writeAll(spreadsheet, [{ ...body, range }], option);
  return showWritten(id, written!, echo(exchange.query));
}

/** `POST …/values:batchUpdate`: all of it, or nothing. */
export function batchUpdateValuesHandler(exchange: Exchange, id: string): unknown {
  checkQuery(exchange.query, []);
  const spreadsheet = openSpreadsheet(exchange, id, "write");
  batchUpdateValues(exchange.body ?? {}, "");
  const body = isMap(exchange.body) ? exchange.body : {};
  const data: WrittenRange[] = Array.isArray(body["data"]) ? body["data"] : [];
  const option = inputOption(body["valueInputOption"]);
  const written = writeAll(spreadsheet, data, option);
  const responses = written.map((one) => showWritten(id, one, echo(new URLSearchParams(textsOf(body)))));
  const total = (of: (one: Written) => number): number => written.reduce((sum, one) => sum + of(one), 0);
  return {
    spreadsheetId: id,
    totalUpdatedRows: total(({ box }) => box.endRow - box.startRow),
    totalUpdatedColumns: total(({ box }) => box.endColumn - box.startColumn),
    totalUpdatedCells: total(({ cells }) => cells),
    totalUpdatedSheets: new Set(written.map(({ tab }) => tab.sheetId)).size,
    responses,
  };
}

/** `POST …/values/{range}:append` */
export function appendValues(exchange: Exchange, id: string, range: string): unknown {
  checkQuery(exchange.query, [...WRITING, "insertDataOption"]);
  const spreadsheet = openSpreadsheet(exchange, id, "write");
  const body = checkedRange(exchange.body, range);
  const option = inputOption(exchange.query.get("valueInputOption"));
  const how = wordIn(exchange.query, "insertDataOption", ["OVERWRITE", "INSERT_ROWS"]);
  const place = parseA1(spreadsheet, range);
  const tab = copyTab(place.tab);
  const box = within(tab, place.range);
  const table = tableAt(tab, box);
  const row = table?.endRow ?? box.startRow;
  const column = table?.startColumn ?? box.startColumn;
  const count = body.values?.length ?? 0;
  if (how === "INSERT_ROWS" && row < tab.rowCount) insert(tab, "ROWS", row, count);
  else grow(tab, "ROWS", Math.max(0, row + count - tab.rowCount));
  const point = { startRow: row, endRow: row + 1, startColumn: column, endColumn: column + 1 };
  const written = writeValues({ tab, range: point }, body, option);
  replaceTab(spreadsheet, tab);
  return {
    spreadsheetId: id,
    ...(table ? { tableRange: showRange(place.tab, table) } : {}),
    updates: showWritten(id, written, echo(exchange.query)),
  };
}

function readRange(spreadsheet: Spreadsheet, range: string, rendering: Rendering): Record<string, unknown> {
  const place = parseA1(spreadsheet, range);
  return showValues(place.tab, within(place.tab, place.range), rendering);
}

/** Written to copies first: what is refused leaves no trace. */
function writeAll(
  spreadsheet: Spreadsheet,
  data: readonly WrittenRange[],
  option: ReturnType<typeof inputOption>,
): Written[] {
  const draft = { ...spreadsheet, tabs: spreadsheet.tabs.map(copyTab) };
  const written = data.map((one) => writeValues(parseA1(draft, one.range ?? ""), one, option));
  for (const tab of draft.tabs) replaceTab(spreadsheet, tab);
  return written;
}

function replaceTab({ tabs }: Spreadsheet, tab: Tab): void {
  Object.assign(tabs.find(({ sheetId }) => sheetId === tab.sheetId) ?? {}, tab);
}

type Tab = Spreadsheet["tabs"][number];

function checkedRange(body: unknown, range: string): WrittenRange {
  valueRange(body ?? {}, "");
  const checked: WrittenRange = { ...Object(body) };
  if (checked.range !== undefined && checked.range !== range)
    throw invalid(`Requested writing within range [${range}], but tried writing to [${checked.range}]`);
  return checked;
}

function inputOption(given: unknown): (typeof INPUT)[number] {
  const option = INPUT.find((one) => one === given);
  if (option === undefined) throw invalid("'valueInputOption' is required but not specified");
  return option;
}

function renderingIn(query: URLSearchParams): Rendering {
  return {
    render: wordIn(query, "valueRenderOption", RENDER),
    dates: wordIn(query, "dateTimeRenderOption", DATES),
    major: wordIn(query, "majorDimension", DIMENSIONS),
  };
}

/** How an answer shows what was written, if it shall. */
function echo(query: URLSearchParams): Rendering | undefined {
  if (query.get("includeValuesInResponse") !== "true") return undefined;
  return {
    render: wordIn(query, "responseValueRenderOption", RENDER),
    dates: wordIn(query, "responseDateTimeRenderOption", DATES),
  };
}

function showWritten(
  spreadsheetId: string,
  { tab, box, cells }: Written,
  rendering: Rendering | undefined,
): object {
  return {
    spreadsheetId,
    updatedRange: showRange(tab, box),
    updatedRows: box.endRow - box.startRow,
    updatedColumns: box.endColumn - box.startColumn,
    updatedCells: cells,
    ...(rendering ? { updatedData: showValues(tab, box, rendering) } : {}),
  };
}

function textsOf(body: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
}
