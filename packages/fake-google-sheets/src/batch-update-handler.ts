import { parseA1 } from "./a1.ts";
import { applyRequest, type WrittenRequest } from "./batch-requests.ts";
import { checkQuery, openSpreadsheet, type Exchange } from "./exchange.ts";
import { lets, parseFieldMask } from "./field-mask.ts";
import { batchUpdate as shape } from "./request-shapes.ts";
import { invalid } from "./sheets-error.ts";
import { showSpreadsheet } from "./show-spreadsheet.ts";
import { copyTab } from "./state.ts";
import { checkSize } from "./tab-grid.ts";

interface Body {
  requests?: WrittenRequest[];
  includeSpreadsheetInResponse?: boolean;
  responseRanges?: string[];
  responseIncludeGridData?: boolean;
}

/** `POST /v4/spreadsheets/{id}:batchUpdate`: one request after the other, all of them or none. */
export function batchUpdate(exchange: Exchange, id: string): unknown {
  checkQuery(exchange.query, []);
  const spreadsheet = openSpreadsheet(exchange, id, "write");
  shape(exchange.body ?? {}, "");
  const body: Body = Object(exchange.body);
  if (!body.requests?.length) throw invalid("Must specify at least one request.");
  const draft = { ...spreadsheet, tabs: spreadsheet.tabs.map(copyTab) };
  const replies = body.requests.map((request, index) => applyRequest(draft, request, `requests[${index}]`));
  checkSize(draft);
  const ranges = (body.responseRanges ?? []).map((range) => parseA1(draft, range));
  spreadsheet.tabs = draft.tabs;
  if (!body.includeSpreadsheetInResponse) return { spreadsheetId: id, replies };
  const fields = exchange.query.get("fields");
  const gridData =
    fields === null
      ? body.responseIncludeGridData === true
      : lets(parseFieldMask(fields), ["updatedSpreadsheet", "sheets", "data"]);
  const view = { gridData, ...(ranges.length > 0 ? { places: ranges } : {}) };
  return { spreadsheetId: id, replies, updatedSpreadsheet: showSpreadsheet(draft, view) };
}
