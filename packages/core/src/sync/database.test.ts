import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { refuseNetworkFolder } from "./network-folder.ts";
import { Board } from "./testing/board.ts";
import { Harness, someJobs, temporaryFolder } from "./testing/harness.ts";

describe("our memory", () => {
  test("is readable by its owner alone", () => {
    const folder = join(temporaryFolder(), "state");
    mkdirSync(folder, { mode: 0o777 });
    openDatabase(folder).close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "sync.db")).mode & 0o777).toBe(0o600);
  });

  test("outlives a power cut", () => {
    const database = openDatabase(temporaryFolder());
    expect(database.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
    expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    database.close();
  });

  test("of a newer version is refused and left as it is", () => {
    const folder = temporaryFolder();
    const newer = new DatabaseSync(join(folder, "sync.db"));
    newer.exec("CREATE TABLE tomorrow (x); PRAGMA user_version = 99");
    newer.close();
    expect(() => openDatabase(folder)).toThrow(expect.objectContaining({ code: "incompatible" }));
    const after = new DatabaseSync(join(folder, "sync.db"));
    expect(after.prepare("SELECT name FROM sqlite_schema").all()).toEqual([{ name: "tomorrow" }]);
    after.close();
  });

  test("that is damaged says so, and what to do", () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "sync.db"),
      "this is no database, but it is long enough to be taken for one ".repeat(40),
    );
    expect(() => openDatabase(folder)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining("is damaged"),
        hint: expect.stringContaining("sync.db"),
      }),
    );
  });

  test.each([
    [0x6969, "NFS"],
    [0xff534d42, "CIFS"],
    [-11317950, "CIFS"],
  ])("is not trusted to a network file system (%i)", (type, kind) => {
    expect(() => refuseNetworkFolder("/home", () => type)).toThrow(
      expect.objectContaining({ code: "unsupported", message: expect.stringContaining(kind) }),
    );
    expect(() => refuseNetworkFolder("/home", () => 0xef53)).not.toThrow();
  });
});

test("a disk that fills up ends the run, and the next one goes on without doubling anything", async () => {
  const board = new Board();
  const harness = new Harness(board.destination({ limits: { concurrency: 2 } }));
  await harness.sync(someJobs(1));
  const pages = (): number => {
    const database = openDatabase(harness.stateDir);
    const { page_count: count } = database.prepare("PRAGMA page_count").get() as { page_count: number };
    database.close();
    return count;
  };
  const full = await harness.sync(someJobs(600), { mostPages: pages() + 4 });
  expect(full).toMatchObject({
    outcome: "stopped",
    failure: { message: expect.stringContaining("disk is full") },
  });
  expect((await harness.sync(someJobs(600))).outcome).toBe("done");
  expect(Object.values(board.titles())).toEqual(Array.from({ length: 600 }, () => 1));
});
