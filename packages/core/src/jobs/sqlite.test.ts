import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Job } from "../job.ts";
import { checkSqlite, readSqlite } from "./sqlite.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "owner-"));
  // A name that means something in a URI.
  path = join(folder, "staging #1?mode=rw%41.db");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function owner(sql: string, at = path): DatabaseSync {
  const db = new DatabaseSync(at);
  db.exec(sql);
  return db;
}

const readAll = (at = path): Promise<Job[]> => Array.fromAsync(readSqlite({ path: at, label: "staging.db" }));

const TABLE = "CREATE TABLE jobs (id INTEGER PRIMARY KEY, title TEXT, status TEXT);";

describe("readSqlite", () => {
  it("reads a table of any age", async () => {
    owner("CREATE TABLE Jobs (title); INSERT INTO Jobs VALUES ('A'), (NULL)").close();
    expect(await readAll()).toStrictEqual([{ title: "A", status: "pending" }, { status: "pending" }]);
    owner(
      "ALTER TABLE jobs ADD status; ALTER TABLE jobs ADD applied_at; ALTER TABLE jobs ADD later_column; UPDATE jobs SET status = 'synced', applied_at = '2026-03-02 10:00:00', later_column = 'x' WHERE title = 'A'",
    ).close();
    expect((await readAll())[0]).toStrictEqual({
      title: "A",
      status: "applied",
      applied_at: "2026-03-02T10:00:00Z",
      later_column: "x",
    });
  });

  it("reads values no one should have put there", async () => {
    owner("CREATE TABLE jobs (id, title, match_score, note)").close();
    owner("INSERT INTO jobs VALUES (9007199254740993, x'C3A9', 'much', 1e999), ('', 'B', '80%', '')").close();
    expect(await readAll()).toStrictEqual([
      { id: "9007199254740993", title: "é", note: Number.POSITIVE_INFINITY, status: "pending" },
      { title: "B", match_score: 80, status: "pending" },
    ]);
  });

  it.each(["wal", "delete"])(
    "leaves an idle database in %s mode as it was, byte for byte, with no file beside it",
    async (mode) => {
      owner(`PRAGMA journal_mode = ${mode}; ${TABLE} INSERT INTO jobs (title) VALUES ('A')`).close();
      const before = readFileSync(path);
      const names = readdirSync(folder);
      await checkSqlite({ path, label: "staging.db" });
      expect(await readAll()).toHaveLength(1);
      expect(readdirSync(folder)).toStrictEqual(names);
      expect(readFileSync(path).equals(before)).toBe(true);
    },
  );

  it.each(["wal", "delete"])(
    "keeps to one state of a database in %s mode, and locks nobody out while it is read",
    async (mode) => {
      const db = owner(`PRAGMA journal_mode = ${mode}; PRAGMA busy_timeout = 0; ${TABLE}
        INSERT INTO jobs (title)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT 'old' FROM n`);
      const seen: Job[] = [];
      for await (const job of readSqlite({ path, label: "staging.db" })) {
        if (seen.push(job) === 1) db.exec("UPDATE jobs SET title = 'new'; DELETE FROM jobs WHERE id > 1000");
      }
      db.close();
      expect(seen).toHaveLength(2000);
      expect(seen.every(({ title }) => title === "old")).toBe(true);
      expect(await readAll()).toHaveLength(1000);
    },
  );

  it("reads what only the log has, while its owner is there", async () => {
    const db = owner(`PRAGMA journal_mode = wal; ${TABLE} INSERT INTO jobs (title) VALUES ('A'), ('B')`);
    expect(await readAll()).toHaveLength(2);
    db.exec("INSERT INTO jobs (title) VALUES ('C')");
    expect(await readAll()).toHaveLength(3);
    db.close();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it("follows a link to the log of the real file", async () => {
    const db = owner(`PRAGMA journal_mode = wal; ${TABLE} INSERT INTO jobs (title) VALUES ('A')`);
    const elsewhere = mkdtempSync(join(tmpdir(), "link-"));
    symlinkSync(path, join(elsewhere, "link.db"));
    expect(await readAll(join(elsewhere, "link.db"))).toHaveLength(1);
    db.close();
    rmSync(elsewhere, { recursive: true });
  });

  it("reads a view called jobs", async () => {
    owner(
      "CREATE TABLE t (a); INSERT INTO t VALUES ('A'); CREATE VIEW jobs AS SELECT a AS title FROM t",
    ).close();
    expect(await readAll()).toStrictEqual([{ title: "A", status: "pending" }]);
  });

  it("says so when someone writes all the time", async () => {
    const db = owner(`${TABLE} BEGIN EXCLUSIVE`);
    await expect(checkSqlite({ path, label: "staging.db", patience: 10 })).rejects.toMatchObject({
      code: "locked",
      message: expect.stringMatching(/^staging\.db is locked/),
    });
    db.close();
  });

  it("reports damage it meets", async () => {
    owner(`${TABLE} INSERT INTO jobs (title) VALUES (printf('%.9000c', 'x'))`).close();
    const cut = join(folder, "cut.db");
    copyFileSync(path, cut);
    truncateSync(cut, 4096);
    await expect(readAll(cut)).rejects.toMatchObject({
      code: "invalid_config",
      message: expect.stringContaining("damaged"),
    });
  });
});

describe("a database whose owner crashed, where nothing may be written", () => {
  it("is read with what its log has", async () => {
    const db = owner(`PRAGMA journal_mode = wal; ${TABLE} INSERT INTO jobs (title) VALUES ('A'), ('B')`);
    const crashed = join(folder, "crashed.db");
    copyFileSync(path, crashed);
    copyFileSync(`${path}-wal`, `${crashed}-wal`);
    db.close();
    // As good as a read-only folder, also for a user who may write everywhere: SQLite cannot make its file here.
    mkdirSync(`${crashed}-shm`);
    const temporary = join(folder, "temporary");
    mkdirSync(temporary);
    vi.stubEnv("TMPDIR", temporary);
    expect(await readAll(crashed)).toHaveLength(2);
    expect(readdirSync(temporary)).toStrictEqual([]);
  });

  it("is read without the change that was never finished, and not repaired", async () => {
    const db = owner(`${TABLE} INSERT INTO jobs (title) VALUES ('old'), (printf('%.50000c', 'x'))`);
    db.exec("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE jobs SET title = 'new' || title");
    const crashed = join(folder, "crashed.db");
    copyFileSync(path, crashed);
    copyFileSync(`${path}-journal`, `${crashed}-journal`);
    db.close();
    const before = [readFileSync(crashed), readFileSync(`${crashed}-journal`)];
    expect((await readAll(crashed))[0]).toMatchObject({ title: "old" });
    expect([readFileSync(crashed), readFileSync(`${crashed}-journal`)]).toStrictEqual(before);
  });
});
