import type { Place } from "./a1.ts";
import { invalid } from "./sheets-error.ts";
import type { Spreadsheet, Tab } from "./state.ts";

/** A `GridRange` as a request holds it. */
export interface WrittenGridRange {
  sheetId?: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

/** The tab of an id; a missing one is 0. @throws SheetsError 400 */
export function tabOfId({ tabs }: Spreadsheet, sheetId: number | undefined, at: string): Tab {
  const tab = tabs.find((one) => one.sheetId === (sheetId ?? 0));
  if (!tab) throw invalid(`Invalid ${at}: No grid with id: ${sheetId ?? 0}`);
  return tab;
}

/** Where a `GridRange` lies. @throws SheetsError 400 for an unknown tab, or a range of nothing */
export function placeOf(spreadsheet: Spreadsheet, range: WrittenGridRange, at: string): Place {
  const tab = tabOfId(spreadsheet, range.sheetId, at);
  const { startRowIndex = 0, endRowIndex, startColumnIndex = 0, endColumnIndex } = range;
  for (const [start, end] of [
    [startRowIndex, endRowIndex],
    [startColumnIndex, endColumnIndex],
  ] as const) {
    if (start < 0 || (end !== undefined && end <= start))
      throw invalid(`Invalid ${at}: The range is empty, or begins before the grid does.`);
  }
  return {
    tab,
    range: {
      startRow: startRowIndex,
      endRow: endRowIndex,
      startColumn: startColumnIndex,
      endColumn: endColumnIndex,
    },
  };
}
