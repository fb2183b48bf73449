import { DatabaseSync } from "node:sqlite";
import type { PlanEntry } from "@peregrine/core/host";
import type { EntriesPage, EntriesQuery } from "../../api-types.ts";
import { emptied } from "./emptied.ts";

/** A plan's entries, in a database without a name: SQLite keeps it in a temporary file and deletes it when it is closed. */
export class PlanEntries {
  readonly #database = new DatabaseSync("");
  readonly #insert;

  constructor() {
    this.#database.exec(`
      PRAGMA journal_mode = OFF;
      CREATE TABLE entry (seq INTEGER PRIMARY KEY, action TEXT NOT NULL, words TEXT NOT NULL, item TEXT NOT NULL);
      CREATE INDEX by_action ON entry (action);
      BEGIN`);
    this.#insert = this.#database.prepare("INSERT INTO entry (action, words, item) VALUES (?, ?, ?)");
  }

  add(entry: PlanEntry): void {
    const item = { ...entry, changes: emptied(entry.changes) };
    this.#insert.run(entry.action, wordsOf(`${entry.title}\n${entry.key}`), JSON.stringify(item));
  }

  page({ offset = 0, limit = 50, search = "", action }: EntriesQuery): EntriesPage {
    const where = "WHERE (?1 IS NULL OR action = ?1) AND (?2 = '' OR instr(words, ?2) > 0)";
    const filter = [action ?? null, wordsOf(search)] as const;
    const { total } = this.#database.prepare(`SELECT count(*) AS total FROM entry ${where}`).get(...filter)!;
    const rows = this.#database
      .prepare(`SELECT item FROM entry ${where} ORDER BY seq LIMIT ?3 OFFSET ?4`)
      .all(...filter, limit, offset);
    return {
      items: rows.map(({ item }): PlanEntry => JSON.parse(String(item))),
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
