import { anything, boolean, integer, list, map, matrix, number, oneOf, string } from "./shape.ts";

export const RENDER = ["FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"] as const;
export const DATES = ["SERIAL_NUMBER", "FORMATTED_STRING"] as const;
export const INPUT = ["RAW", "USER_ENTERED"] as const;
export const DIMENSIONS = ["ROWS", "COLUMNS"] as const;

const dimension = oneOf("Dimension", DIMENSIONS);
const gridRange = map({
  sheetId: integer,
  startRowIndex: integer,
  endRowIndex: integer,
  startColumnIndex: integer,
  endColumnIndex: integer,
});
const extendedValue = map({
  stringValue: string,
  numberValue: number,
  boolValue: boolean,
  formulaValue: string,
});
const rows = list(
  map({ values: list(map({ userEnteredValue: extendedValue, userEnteredFormat: anything, note: string })) }),
);
const dimensionRange = map({ sheetId: integer, dimension, startIndex: integer, endIndex: integer });
const sheetProperties = map({
  sheetId: integer,
  title: string,
  index: integer,
  sheetType: oneOf("SheetType", ["GRID"]),
  gridProperties: map({ rowCount: integer, columnCount: integer, frozenRowCount: integer }),
});

export const valueRange = map({ range: string, majorDimension: dimension, values: matrix });

const rendering = {
  includeValuesInResponse: boolean,
  responseValueRenderOption: oneOf("ValueRenderOption", RENDER),
  responseDateTimeRenderOption: oneOf("DateTimeRenderOption", DATES),
};

export const batchUpdateValues = map({
  valueInputOption: oneOf("ValueInputOption", INPUT),
  data: list(valueRange),
  ...rendering,
});

export const getByDataFilter = map({
  dataFilters: list(map({ a1Range: string, gridRange })),
  includeGridData: boolean,
});

export const batchUpdate = map({
  requests: list(
    map({
      addSheet: map({ properties: sheetProperties }),
      appendDimension: map({ sheetId: integer, dimension, length: integer }),
      insertDimension: map({ range: dimensionRange, inheritFromBefore: boolean }),
      deleteDimension: map({ range: dimensionRange }),
      updateCells: map({
        rows,
        fields: string,
        range: gridRange,
        start: map({ sheetId: integer, rowIndex: integer, columnIndex: integer }),
      }),
      appendCells: map({ sheetId: integer, rows, fields: string }),
    }),
  ),
  includeSpreadsheetInResponse: boolean,
  responseRanges: list(string),
  responseIncludeGridData: boolean,
});
