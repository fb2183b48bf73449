import { parseA1, type Place } from "./a1.ts";
import { checkQuery, openSpreadsheet, type Exchange } from "./exchange.ts";
import { lets, parseFieldMask } from "./field-mask.ts";
import { placeOf, type WrittenGridRange } from "./grid-place.ts";
import { getByDataFilter as shape } from "./request-shapes.ts";
import { invalid } from "./sheets-error.ts";
import { showSpreadsheet } from "./show-spreadsheet.ts";
import type { Spreadsheet } from "./state.ts";

/** `GET /v4/spreadsheets/{id}`; with `ranges`, only the tabs they lie in. */
export function getSpreadsheet(exchange: Exchange, id: string): unknown {
  checkQuery(exchange.query, ["ranges", "includeGridData"]);
  const spreadsheet = openSpreadsheet(exchange, id, "read");
  const ranges = exchange.query.getAll("ranges").map((range) => parseA1(spreadsheet, range));
  const gridData = wantsGridData(exchange.query, exchange.query.get("includeGridData") === "true");
  return showSpreadsheet(spreadsheet, { gridData, ...(ranges.length > 0 ? { places: ranges } : {}) });
}

/** `POST /v4/spreadsheets/{id}:getByDataFilter`: the tabs and cells that the filters name. */
export function getByDataFilter(exchange: Exchange, id: string): unknown {
  checkQuery(exchange.query, []);
  const spreadsheet = openSpreadsheet(exchange, id, "read");
  shape(exchange.body ?? {}, "");
  const body: { dataFilters?: Filter[]; includeGridData?: boolean } = Object(exchange.body);
  if (!body.dataFilters?.length) throw invalid("Must specify at least one dataFilter.");
  const places = body.dataFilters.map((filter) => filtered(spreadsheet, filter));
  return showSpreadsheet(spreadsheet, {
    places,
    gridData: wantsGridData(exchange.query, body.includeGridData === true),
  });
}

interface Filter {
  a1Range?: string;
  gridRange?: WrittenGridRange;
}

function filtered(spreadsheet: Spreadsheet, { a1Range, gridRange }: Filter): Place {
  if (a1Range !== undefined) return parseA1(spreadsheet, a1Range);
  if (gridRange !== undefined) return placeOf(spreadsheet, gridRange, "dataFilters");
  throw invalid("A dataFilter must name a range.");
}

/** A mask decides alone whether cells are shown. */
function wantsGridData(query: URLSearchParams, asked: boolean): boolean {
  const fields = query.get("fields");
  return fields === null ? asked : lets(parseFieldMask(fields), ["sheets", "data"]);
}
