import { mkdtempSync, renameSync, rmSync, writeFileSync, readFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeIntegration, type LiveRecord } from "@peregrine/testkit";
import { describe, test } from "vitest";
import FilesIntegration from "./index.ts";
import { openSheet } from "./testing/folder.ts";
import type { Sheet } from "./sheet.ts";

/** A folder, looked at and changed past our own bookkeeping, as a person would with a spreadsheet program. */
function start(ending: "csv" | "xlsx") {
  const folder = mkdtempSync(join(tmpdir(), "peregrine-files-"));
  const path = join(folder, `jobs.${ending}`);
  const open = (): Sheet | undefined => (existsSync(path) ? openSheet(path, readFileSync(path)) : undefined);
  const person =
    (change: (sheet: Sheet, row: number) => void) =>
    (id: string): void => {
      const sheet = open()!;
      change(sheet, Number(id));
      writeFileSync(path, sheet.toBytes());
    };
  return {
    folder,
    config: { folder },
    records: () => recordsIn(open()),
    edit: person((sheet, row) => sheet.set(row, sheet.header.indexOf("Company Name"), "By hand", "plain")),
    trash: person((sheet, row) => {
      for (const column of sheet.header.keys()) sheet.set(row, column, null, "plain");
    }),
    removeTarget: () => renameSync(folder, `${folder}-moved`),
    renameColumn: () =>
      person((sheet) => sheet.set(-1, sheet.header.indexOf("Company Name"), "Firm", "plain"))("0"),
    close: () =>
      [folder, `${folder}-moved`].forEach((each) => rmSync(each, { recursive: true, force: true })),
  };
}

function recordsIn(sheet: Sheet | undefined): LiveRecord[] {
  return Array.from({ length: sheet?.size ?? 0 }, (_, row) => {
    const values = Object.fromEntries(sheet!.header.map((name, column) => [name, sheet!.get(row, column)]));
    return { id: String(row), job: String(values["Peregrine Key"]), values };
  }).filter(({ values }) => Object.values(values).some((value) => value !== null));
}

for (const ending of ["csv", "xlsx"] as const) {
  describe(`in .${ending}`, () => {
    describeIntegration({
      Integration: FilesIntegration,
      module: new URL("./index.ts", import.meta.url),
      config: { folder: "", spreadsheet: ending },
      missingTarget: { folder: join(tmpdir(), "no-such-folder-of-ours", "jobs") },
      service: { start: () => start(ending), network: false },
      kills: process.env["PEREGRINE_KILLS"] === "all" ? "all" : 6,
      runner: { describe, test },
    });
  });
}
