/** The spreadsheet and tab that jobs go to, as far as the form tells. */
export interface Place {
  /** Undefined when no spreadsheet's id is there. */
  spreadsheetId: string | undefined;
  /** By its name, by the id in a link, or else the first one. */
  tab: { name: string } | { sheetId: number } | undefined;
}

const ID = /^[A-Za-z0-9_-]{25,}$/;
const IN_LINK = /\/spreadsheets\/(?:u\/\d+\/)?d\/([A-Za-z0-9_-]{25,})/;

/**
 * Reads what people paste: an id, or the address in the browser. A tab that is named is believed before the link's.
 *
 * @example
 * readPlace("https://docs.google.com/spreadsheets/d/1AbC…/edit?gid=0#gid=0", ""); // { spreadsheetId: "1AbC…", tab: { sheetId: 0 } }
 */
export function readPlace(spreadsheet: string, tab: string | undefined): Place {
  const spreadsheetId = IN_LINK.exec(spreadsheet)?.[1] ?? (ID.test(spreadsheet) ? spreadsheet : undefined);
  if (tab) return { spreadsheetId, tab: { name: tab } };
  const gid = /[#&?]gid=(\d{1,10})\b/.exec(spreadsheet)?.[1];
  return { spreadsheetId, tab: gid === undefined ? undefined : { sheetId: Number(gid) } };
}
