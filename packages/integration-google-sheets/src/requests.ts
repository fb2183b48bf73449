import type { Cell, Row } from "./cells.ts";
import type { PlacedRow } from "./placed.ts";

/** Requests that write cells where they were placed: neighbours together, all else untouched. */
export function updateRequests(sheetId: number, rows: readonly PlacedRow[]): object[] {
  return rows.flatMap(({ at, cells }) =>
    runsOf(cells).map(({ from, values }) => ({
      updateCells: {
        range: {
          sheetId,
          startRowIndex: at,
          endRowIndex: at + 1,
          startColumnIndex: from,
          endColumnIndex: from + values.length,
        },
        rows: [rowData(values)],
        fields: "userEnteredValue",
      },
    })),
  );
}

/** The request that adds rows below the last one with something in it; the grid grows by itself. */
export function appendRequest(sheetId: number, lines: readonly Row[]): object {
  return { appendCells: { sheetId, rows: lines.map(rowData), fields: "userEnteredValue" } };
}

/** The requests that make room for new columns and name them: inserted, so that nobody's cells are written over. */
export function columnRequests(sheetId: number, from: number, names: readonly string[]): object[] {
  const range = { sheetId, dimension: "COLUMNS", startIndex: from, endIndex: from + names.length };
  const values = names.map((stringValue): Cell => ({ stringValue }));
  return [
    { insertDimension: { range, inheritFromBefore: from > 0 } },
    {
      updateCells: {
        range: {
          sheetId,
          startRowIndex: 0,
          endRowIndex: 1,
          startColumnIndex: from,
          endColumnIndex: from + names.length,
        },
        rows: [rowData(values)],
        fields: "userEnteredValue",
      },
    },
  ];
}

function rowData(values: Row): object {
  return { values: values.map((userEnteredValue) => (userEnteredValue ? { userEnteredValue } : {})) };
}

function runsOf(cells: PlacedRow["cells"]): { from: number; values: (Cell | undefined)[] }[] {
  const runs: { from: number; values: (Cell | undefined)[] }[] = [];
  for (const [index, { value }] of [...cells].toSorted(([one], [other]) => one - other)) {
    const last = runs.at(-1);
    if (last && last.from + last.values.length === index) last.values.push(value);
    else runs.push({ from: index, values: [value] });
  }
  return runs;
}
