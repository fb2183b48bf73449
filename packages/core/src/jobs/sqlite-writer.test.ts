import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSqlite } from "./sqlite.ts";

/** Writes all the time: each transaction gives every row the same new salary. Stops, and tells how often, when asked to. */
const WRITER = `
  const { DatabaseSync } = require("node:sqlite");
  const [path, mode, reopen] = process.argv.slice(1);
  const open = () => new DatabaseSync(path, { timeout: 10000 });
  let db = open();
  db.exec("PRAGMA journal_mode = " + mode + "; PRAGMA synchronous = OFF; CREATE TABLE jobs (id INTEGER PRIMARY KEY, title TEXT, salary TEXT)");
  db.exec("INSERT INTO jobs WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) SELECT i, printf('%.200c', 'x'), '0' FROM n");
  let version = 0;
  const write = () => {
    if (reopen) { db.close(); db = open(); }
    version += 1;
    db.exec("BEGIN IMMEDIATE; UPDATE jobs SET salary = '" + version + "' WHERE id % 2; UPDATE jobs SET salary = '" + version + "' WHERE NOT id % 2; COMMIT");
    next = setTimeout(write, version % 3);
  };
  let next = setTimeout(write, 0);
  process.on("message", () => { clearTimeout(next); db.close(); process.send(version, () => process.disconnect()); });
  process.send("ready");
`;

let folder: string;
let writer: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "writer-"));
});
afterEach(() => {
  writer?.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe("while another process writes", () => {
  it.each([
    ["with a write-ahead log", "wal", ""],
    ["with a write-ahead log, opening the file for each write", "wal", "reopen"],
    ["with a rollback journal", "delete", ""],
  ])("%s, each reading is of one state, and no write fails", async (_name, mode, reopen) => {
    const path = join(folder, "staging.db");
    const child = spawn(process.execPath, ["--no-warnings", "-e", WRITER, path, mode, reopen], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    writer = child;
    await once(child, "message");
    const states = new Set<unknown>();
    for (let time = 0; time < 20; time += 1) {
      const jobs = await Array.fromAsync(readSqlite({ path, label: "staging.db" }));
      expect(jobs).toHaveLength(300);
      const [state, ...others] = new Set(jobs.map(({ salary }) => salary));
      expect(others).toStrictEqual([]);
      states.add(state);
    }
    child.send("stop");
    const [versions] = await once(child, "message");
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    expect(versions).toBeGreaterThan(states.size);
    expect(states.size).toBeGreaterThan(1);
  });
});
