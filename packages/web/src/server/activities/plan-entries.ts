import { DatabaseSync } from "node:sqlite";
import type { PlanEntry } from "@peregrine/core/host";
import type { EntriesPage, EntriesQuery } from "../../api-types.ts";
import { emptied } from "./emptied.ts";

/**
 * A plan's entries, in a database without a name: SQLite keeps it in a temporary file and deletes it when it is closed.
 * What is filtered by stands apart from the entries, which may be long, so that a search reads little.
 */
export class PlanEntries {
  readonly #database = new DatabaseSync("");
  readonly #insertEntry;
  readonly #insertItem;

  constructor() {
    this.#database.exec(`
      PRAGMA journal_mode = OFF;
      CREATE TABLE entry (seq INTEGER PRIMARY KEY, action TEXT NOT NULL, words TEXT NOT NULL);
      CREATE TABLE item (seq INTEGER PRIMARY KEY, json TEXT NOT NULL);
      BEGIN`);
    this.#insertEntry = this.#database.prepare("INSERT INTO entry (action, words) VALUES (?, ?)");
    this.#insertItem = this.#database.prepare("INSERT INTO item (seq, json) VALUES (?, ?)");
  }

  add(entry: PlanEntry): void {
    const item = { ...entry, changes: emptied(entry.changes) };
    const { lastInsertRowid } = this.#insertEntry.run(entry.action, wordsOf(`${entry.title}\n${entry.key}`));
    this.#insertItem.run(lastInsertRowid, JSON.stringify(item));
  }

  page({ offset = 0, limit = 50, search = "", action }: EntriesQuery): EntriesPage {
    const found =
      "FROM entry WHERE ($action IS NULL OR action = $action) AND ($search = '' OR instr(words, $search) > 0)";
    const filter = { $action: action ?? null, $search: wordsOf(search) };
    const { total } = this.#database.prepare(`SELECT count(*) AS total ${found}`).get(filter)!;
    const rows = this.#database
      .prepare(
        `SELECT json FROM item WHERE seq IN (SELECT seq ${found} ORDER BY seq LIMIT $limit OFFSET $offset) ORDER BY seq`,
      )
      .all({ ...filter, $limit: limit, $offset: offset });
    return {
      items: rows.map(({ json }): PlanEntry => JSON.parse(String(json))),
      total: Number(total),
      offset,
    };
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}

function wordsOf(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
