import { randomUUID } from "node:crypto";
import { parseA1, type Place } from "./a1.ts";
import type { Accounts } from "./accounts.ts";
import { toCell } from "./cell-input.ts";
import { formatted } from "./cell-output.ts";
import { isEmpty, NEW_TAB, type Cell, type Role, type Spreadsheet, type Tab, type World } from "./state.ts";
import { grow, insert, putCell, remove, usedRows, type Dimension } from "./tab-grid.ts";
import type { Tokens } from "./tokens.ts";

/** What a person types into a cell; null empties it. */
export type Typed = string | number | boolean | null;

/** What people do in Google Sheets itself and in the console of Google Cloud, past the API. */
export class Person {
  readonly #world: World;
  readonly #accounts: Accounts;
  readonly #tokens: Tokens;

  constructor(world: World, accounts: Accounts, tokens: Tokens) {
    this.#world = world;
    this.#accounts = accounts;
    this.#tokens = tokens;
  }

  /** A spreadsheet with these tabs, shared with both accounts. Its `url` is the address in the browser. */
  createSpreadsheet(
    title: string,
    tabs: Readonly<Record<string, readonly (readonly Typed[])[]>> = { Sheet1: [] },
  ): { id: string; url: string } {
    const id = `1${randomUUID().replaceAll("-", "")}AbC-_9xyz`;
    const { robot, user } = this.#accounts;
    const roles = new Map<string, Role>([
      [robot, "writer"],
      [user, "writer"],
    ]);
    this.#world.spreadsheets.set(id, { id, title, tabs: [], roles });
    for (const [name, rows] of Object.entries(tabs)) this.addTab(id, name, rows);
    return { id, url: `https://docs.google.com/spreadsheets/d/${id}/edit?gid=0#gid=0` };
  }

  addTab(id: string, title: string, rows: readonly (readonly Typed[])[] = []): number {
    const { tabs } = this.#spreadsheet(id);
    const sheetId = tabs.length === 0 ? 0 : 1_000 + tabs.length;
    const tab: Tab = { sheetId, title, ...NEW_TAB, rows: [] };
    grow(tab, "ROWS", Math.max(0, rows.length - tab.rowCount));
    tabs.push(tab);
    for (const [row, cells] of rows.entries())
      for (const [column, value] of cells.entries()) typeInto(tab, row, column, value);
    return sheetId;
  }

  renameTab(id: string, title: string, to: string): void {
    this.#tab(id, title).title = to;
  }

  deleteTab(id: string, title: string): void {
    const spreadsheet = this.#spreadsheet(id);
    spreadsheet.tabs = spreadsheet.tabs.filter((tab) => tab.title !== title);
  }

  /** Types into one cell: `type(id, "Jobs!B2", "Acme")`. */
  type(id: string, cell: string, value: Typed): void {
    const { tab, range } = this.#place(id, cell);
    typeInto(tab, range.startRow, range.startColumn, value);
  }

  /** Gives a column another heading. */
  renameColumn(id: string, title: string, heading: string, to: string): void {
    const tab = this.#tab(id, title);
    typeInto(tab, 0, columnOf(tab, heading), to);
  }

  /** Empty rows or columns before the one at `index`, from 0. */
  insert(id: string, title: string, dimension: Dimension, index: number, count = 1): void {
    insert(this.#tab(id, title), dimension, index, count);
  }

  delete(id: string, title: string, dimension: Dimension, index: number, count = 1): void {
    remove(this.#tab(id, title), dimension, index, count);
  }

  /** Drags a row to another place. */
  moveRow(id: string, title: string, from: number, to: number): void {
    const { rows } = this.#tab(id, title);
    rows.splice(to, 0, ...rows.splice(from, 1));
  }

  /** Drags a column to another place. */
  moveColumn(id: string, title: string, from: number, to: number): void {
    for (const row of this.#tab(id, title).rows) {
      while (row.length <= Math.max(from, to)) row.push(undefined);
      row.splice(to, 0, ...row.splice(from, 1));
    }
  }

  /** Sorts all rows below the headings by what a column shows. */
  sort(id: string, title: string, heading: string, order: "ascending" | "descending" = "ascending"): void {
    const tab = this.#tab(id, title);
    const column = columnOf(tab, heading);
    const sign = order === "ascending" ? 1 : -1;
    const [head = [], ...rest] = tab.rows.slice(0, usedRows(tab));
    const sorted = rest.sort((one, other) => sign * shown(one[column]).localeCompare(shown(other[column])));
    tab.rows = [head, ...sorted];
  }

  /** Lets only the owner edit these rows, half open, from 0. */
  protectRows(id: string, title: string, from: number, to: number): void {
    this.#tab(id, title).protectedRows = [from, to];
  }

  /** Shares with an account, by default the service account; `"none"` takes the sharing back. */
  share(id: string, role: Role, account: string = this.#accounts.robot): void {
    this.#spreadsheet(id).roles.set(account, role);
  }

  /** Deletes the service account's key, and takes back the user's consent: no token is good any more, and none is granted. */
  revokeCredentials(): void {
    this.#accounts.keyValid = false;
    this.#accounts.refreshToken = undefined;
    this.#tokens.expireAll();
  }

  /** Switches the Sheets API of the project off. */
  disableApi(): void {
    this.#world.apiEnabled = false;
  }

  #spreadsheet(id: string): Spreadsheet {
    return this.#world.spreadsheets.get(id) ?? none("spreadsheet", id);
  }

  #tab(id: string, title: string): Tab {
    return this.#spreadsheet(id).tabs.find((tab) => tab.title === title) ?? none("tab", title);
  }

  #place(id: string, a1: string): Place {
    return parseA1(this.#spreadsheet(id), a1);
  }
}

function typeInto(tab: Tab, row: number, column: number, value: Typed): void {
  const before = tab.rows[row]?.[column];
  putCell({ ...tab, protectedRows: [0, 0] }, row, column, toCell(value ?? "", "USER_ENTERED", before));
}

function columnOf(tab: Tab, heading: string): number {
  const column = (tab.rows[0] ?? []).findIndex((cell) => !isEmpty(cell) && shown(cell) === heading);
  return column < 0 ? none("column", heading) : column;
}

function shown(cell: Cell | undefined): string {
  return cell ? formatted(cell) : "";
}

function none(kind: string, name: string): never {
  throw new Error(`There is no ${kind} ${name}`);
}
