import { PeregrineError } from "@peregrine/core";
import type { Cell, Row } from "./cells.ts";
import { ECHO_FIELDS, openGrid, readGrid, rowsIn, rowsOf, type Grid } from "./grid.ts";
import { Header, nameNow } from "./header.ts";
import { astray, type Astray, type Sent } from "./misplaced.ts";
import { place, type Order } from "./placed.ts";
import { appendRequest, updateRequests } from "./requests.ts";
import type { KeyColumns } from "./row-finder.ts";
import type { SheetsApi } from "./sheets-api.ts";

/** A tab that is rearranged this often in the middle of a write is better left alone for a while. */
const MOST_ROUNDS = 5;

/**
 * Writes into a tab that people sort and rearrange at the same time. Sheets knows no condition on a write, so that each
 * is made by position, right after a reading of the whole tab, and shows in its answer what then stands in the rows it
 * touched, headings included. Had anything moved in between, what was overwritten is put back, as it was typed, and what
 * was meant is written where it belongs; that is checked in the same way.
 */
export class CarefulWriter {
  readonly #api: SheetsApi;
  readonly #sheetId: number;
  readonly #columns: KeyColumns;
  /** What has to be put right yet, by the names that columns had when that was seen. */
  #restore: { header: Header; orders: Order[] } = { header: new Header([]), orders: [] };
  /** A write whose answer did not arrive. */
  #unsure: Sent | undefined;

  constructor(api: SheetsApi, sheetId: number, columns: KeyColumns) {
    this.#api = api;
    this.#sheetId = sheetId;
    this.#columns = columns;
  }

  /**
   * Writes each order into its row.
   *
   * @returns the keys of jobs that have no row, or several, which are not written: with the indexes of those
   */
  async update(orders: readonly Order[], signal: AbortSignal): Promise<Map<string, readonly number[]>> {
    let due = orders;
    const unplaced = new Map<string, readonly number[]>();
    if (orders.length === 0 && this.#restore.orders.length === 0) return unplaced;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const grid = await readGrid(this.#api, this.#sheetId, signal);
      requireColumns(
        grid,
        due.map(({ cells }) => cells),
      );
      const restoring = this.#dueAt(grid);
      const placed = place(grid, this.#columns, restoring, due);
      // A job may seem to have no row only because its key is yet to be restored, or it moved from one page to another.
      const unsettled = (restoring.length > 0 && placed.rows.length > 0) || (round === 0 && grid.pages > 1);
      const later = unsettled ? [...placed.unplaced.keys()] : [];
      if (later.length === 0)
        for (const [{ row }, rows] of placed.unplaced) if ("key" in row) unplaced.set(row.key, rows);
      due = later;
      if (placed.rows.length > 0) {
        const { again } = await this.#send({ grid, rows: placed.rows }, signal);
        due = [...again, ...later];
      } else {
        // What is nowhere to be found was deleted by a person.
        this.#restore = { header: grid.header, orders: [] };
      }
      if (due.length === 0 && this.#restore.orders.length === 0) return unplaced;
    }
    throw rearranged();
  }

  /** Adds rows below all others, wherever that is by then. */
  async append(rows: readonly Order["cells"][], signal: AbortSignal): Promise<void> {
    const grid = await openGrid(this.#api, { sheetId: this.#sheetId }, signal);
    requireColumns(grid, rows);
    const lines = rows.map((cells) => lineOf(grid.header, cells));
    const answer = await this.#api.change(
      {
        requests: [appendRequest(grid.sheetId, lines)],
        includeSpreadsheetInResponse: true,
        responseRanges: [rowsIn(grid.title, 0, 1)],
      },
      ECHO_FIELDS,
      signal,
    );
    const header = new Header(rowsOf(answer).get(0) ?? []);
    const moved = rows.flatMap((cells, index) => correction(grid.header, header, cells, lines[index] ?? []));
    if (moved.length === 0) return;
    this.#restore = { header, orders: [...this.#restore.orders, ...moved] };
    await this.update([], signal);
  }

  /** What has to be put right, a write of unknown fate included: what that did is told by the next reading. */
  #dueAt(grid: Grid): Order[] {
    const { header, orders } = this.#restore;
    const renamed = (cells: Order["cells"]): Order["cells"] =>
      new Map([...cells].map(([name, value]) => [nameNow(name, header, grid.header), value]));
    const known = orders.map(({ row, cells, over = new Map() }) => ({
      row,
      cells: renamed(cells),
      over: renamed(over),
    }));
    const found = this.#unsure ? astray(this.#unsure, grid, this.#columns).restore : [];
    this.#unsure = undefined;
    this.#restore = { header: grid.header, orders: [...known, ...found] };
    return this.#restore.orders;
  }

  /** Writes, and looks what came of it. */
  async #send(sent: Sent, signal: AbortSignal): Promise<Astray> {
    const { grid, rows } = sent;
    this.#unsure = sent;
    const answer = await this.#api.change(
      {
        requests: updateRequests(grid.sheetId, rows),
        includeSpreadsheetInResponse: true,
        responseRanges: [0, ...rows.map(({ at }) => at)].map((at) => rowsIn(grid.title, at, at + 1)),
      },
      ECHO_FIELDS,
      signal,
    );
    const seen = rowsOf(answer);
    const header = new Header(seen.get(0) ?? []);
    const found = astray(sent, { header, rows: seen }, this.#columns);
    this.#unsure = undefined;
    this.#restore = { header, orders: found.restore };
    return found;
  }
}

function lineOf(header: Header, cells: Order["cells"]): Row {
  const line: (Cell | undefined)[] = [];
  for (const [column, value] of cells) line[header.indexOf(column)] = value;
  return Array.from(line);
}

/** What a new row needs when the columns moved before it was added: every value where it belongs, nothing elsewhere. */
function correction(before: Header, after: Header, cells: Order["cells"], line: Row): Order[] {
  if ([...cells.keys()].every((column) => after.at(before.indexOf(column)) === column)) return [];
  const strays = [...cells.keys()].map((column) => [after.at(before.indexOf(column)), undefined] as const);
  const all = new Map([...strays, ...cells]);
  const over = new Map([...all.keys()].map((column) => [column, line[after.indexOf(column)]]));
  return [{ row: { content: after.contentOf(line) }, cells: all, over }];
}

function requireColumns({ header, title }: Grid, rows: readonly Order["cells"][]): void {
  for (const cells of rows) {
    const gone = [...cells.keys()].find((column) => header.indexOf(column) < 0);
    if (gone === undefined) continue;
    throw new PeregrineError(
      "invalid_config",
      `The column “${gone}” of “${title}” was renamed or removed during the sync`,
      {
        hint: "Sync again: the columns are then looked for anew.",
      },
    );
  }
}

function rearranged(): PeregrineError {
  return new PeregrineError("conflict", "The tab was rearranged again and again while it was written to", {
    hint: "What is left is written with the next sync.",
  });
}
