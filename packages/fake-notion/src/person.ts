import { toCell } from "./cells.ts";
import { findColumn, newColumn } from "./columns.ts";
import { newId } from "./ids.ts";
import { changeColumn } from "./schema-handlers.ts";
import type { Capabilities, Database, DataSource, Page, Workspace } from "./state.ts";
import { written, type Typed } from "./typed.ts";

/** Columns of a new database, in the API's own form: `{ Name: { title: {} }, Stage: { select: { options: [{ name: "New" }] } } }`. */
export type Columns = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A database as its owner sees it. */
export interface OwnDatabase {
  id: string;
  /** Of its first data source. */
  dataSourceId: string;
  /** The address in the browser: database id, and a view's. */
  url: string;
}

/** What people do in Notion itself, past the API: no limits, no capabilities, no lag. */
export class Person {
  readonly #workspace: Workspace;
  readonly #now: () => number;

  constructor(workspace: Workspace, now: () => number) {
    this.#workspace = workspace;
    this.#now = now;
  }

  createDatabase(
    title: string,
    columns: Columns = { Name: { title: {} } },
    { shared = true } = {},
  ): OwnDatabase {
    const database: Database = {
      id: newId(),
      title,
      shared,
      inTrash: false,
      ancestorInTrash: false,
      createdMs: this.#now(),
      dataSources: [],
    };
    this.#workspace.databases.set(database.id, database);
    const dataSourceId = this.addDataSource(database.id, title, columns);
    const plain = database.id.replaceAll("-", "");
    return {
      id: database.id,
      dataSourceId,
      url: `https://www.notion.so/acme/${title.replaceAll(" ", "-")}-${plain}?v=${newId().replaceAll("-", "")}`,
    };
  }

  /** Another data source in the same database. Answers its id. */
  addDataSource(databaseId: string, name: string, columns: Columns = { Name: { title: {} } }): string {
    const database = this.#database(databaseId);
    const made = Object.entries(columns).map(([name, config]) => newColumn(name, config));
    const source: DataSource = {
      id: newId(),
      name,
      database,
      columns: made,
      pages: [],
      inTrash: false,
      writing: false,
    };
    database.dataSources.push(source);
    this.#workspace.dataSources.set(source.id, source);
    return source.id;
  }

  /** Takes every data source out: what the API shows of a linked view. */
  removeDataSources(databaseId: string): void {
    this.#database(databaseId).dataSources = [];
  }

  share(databaseId: string): void {
    this.#database(databaseId).shared = true;
  }

  unshare(databaseId: string): void {
    this.#database(databaseId).shared = false;
  }

  trashDatabase(databaseId: string): void {
    this.#setTrashed(databaseId, true);
  }

  restoreDatabase(databaseId: string): void {
    this.#setTrashed(databaseId, false);
  }

  /** Puts a page around the database in the trash, or takes it out again. */
  trashAncestor(databaseId: string, inTrash = true): void {
    this.#database(databaseId).ancestorInTrash = inTrash;
  }

  addColumn(databaseId: string, name: string, config: Columns[string]): void {
    this.#source(databaseId).columns.push(newColumn(name, config));
  }

  renameColumn(databaseId: string, name: string, to: string): void {
    changeColumn(this.#source(databaseId), name, { name: to });
  }

  deleteColumn(databaseId: string, name: string): void {
    changeColumn(this.#source(databaseId), name, null);
  }

  retypeColumn(databaseId: string, name: string, config: Columns[string]): void {
    changeColumn(this.#source(databaseId), name, config);
  }

  /** A page in a database, or one that stands alone. Answers its id. */
  addPage(databaseId: string | undefined, typed: Readonly<Record<string, Typed>> = {}): string {
    const at = this.#now();
    const page: Page = {
      id: newId(),
      createdMs: at,
      editedMs: at,
      visibleMs: at,
      inTrash: false,
      cells: new Map(),
      blocks: [],
    };
    if (databaseId !== undefined) {
      page.dataSource = this.#source(databaseId);
      page.dataSource.pages.push(page);
    }
    this.#workspace.pages.set(page.id, page);
    this.editPage(page.id, typed);
    return page.id;
  }

  editPage(pageId: string, typed: Readonly<Record<string, Typed>>): void {
    const page = this.#page(pageId);
    for (const [name, value] of Object.entries(typed)) {
      const column = page.dataSource && findColumn(page.dataSource, name);
      if (!column) throw new Error(`There is no column ${name}`);
      page.cells.set(column.id, toCell(column, written(column, value)));
    }
    page.editedMs = this.#now();
  }

  trashPage(pageId: string): void {
    this.#page(pageId).inTrash = true;
  }

  restorePage(pageId: string): void {
    this.#page(pageId).inTrash = false;
  }

  /** Makes the token worthless. */
  revokeToken(): void {
    this.#workspace.token = newId();
  }

  /** Ticks and unticks boxes under "Capabilities". */
  allow(capabilities: Partial<Capabilities>): void {
    Object.assign(this.#workspace.capabilities, capabilities);
  }

  /** Uses up the blocks of a free workspace: nothing can be added, what is there can be edited. */
  fillWorkspace(): void {
    this.#workspace.full = true;
  }

  /** Makes it a workspace whose status options only people can change. */
  fixStatusOptions(): void {
    this.#workspace.statusOptionsFixed = true;
  }

  #setTrashed(databaseId: string, inTrash: boolean): void {
    const database = this.#database(databaseId);
    for (const part of [database, ...database.dataSources]) part.inTrash = inTrash;
  }

  #database(id: string): Database {
    return this.#workspace.databases.get(id) ?? none("database", id);
  }

  #source(databaseId: string): DataSource {
    return this.#database(databaseId).dataSources[0] ?? none("data source of", databaseId);
  }

  #page(id: string): Page {
    return this.#workspace.pages.get(id) ?? none("page", id);
  }
}

function none(kind: string, id: string): never {
  throw new Error(`There is no ${kind} ${id}`);
}
