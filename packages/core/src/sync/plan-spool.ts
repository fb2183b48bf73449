import type { DatabaseSync } from "node:sqlite";
import { transaction } from "./database.ts";
import type { PlannedWrite } from "./plan-job.ts";

/**
 * A plan on its way from planning to writing: what is carried out is exactly what was planned, the jobs are read once
 * (they may come from standard input), and a hundred thousand writes fit in the memory of a few. Lies in a temporary
 * table, which SQLite keeps on disk once it is large and deletes with the connection.
 */
export class PlanSpool {
  readonly #database: DatabaseSync;
  readonly #insert;
  readonly #select;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(
      "DROP TABLE IF EXISTS temp.plan; CREATE TEMP TABLE plan (seq INTEGER PRIMARY KEY, item TEXT NOT NULL)",
    );
    this.#insert = database.prepare("INSERT INTO temp.plan (item) VALUES (?)");
    this.#select = database.prepare("SELECT seq, item FROM temp.plan WHERE seq > ? ORDER BY seq LIMIT ?");
  }

  add(items: readonly PlannedWrite[]): void {
    if (items.length === 0) return;
    transaction(this.#database, () => {
      for (const item of items) this.#insert.run(JSON.stringify(item));
    });
  }

  /** The plan in its order, up to `size` items at a time. */
  *read(size: number): Generator<PlannedWrite[]> {
    let last = 0;
    for (;;) {
      const rows = this.#select.all(last, size) as { seq: number; item: string }[];
      if (rows.length === 0) return;
      last = rows.at(-1)!.seq;
      yield rows.map(({ item }) => JSON.parse(item) as PlannedWrite);
    }
  }

  drop(): void {
    this.#database.exec("DROP TABLE IF EXISTS temp.plan");
  }
}
