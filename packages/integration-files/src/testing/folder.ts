import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CsvSheet } from "../csv/csv-sheet.ts";
import type { Sheet } from "../sheet.ts";
import { XlsxSheet } from "../xlsx/xlsx-sheet.ts";

/** A folder of a person's, who looks into its files and changes them while we are not looking. */
export class Folder implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<Folder> {
    return new Folder(await mkdtemp(join(tmpdir(), "peregrine-files-")));
  }

  at(name: string): string {
    return join(this.path, name);
  }

  names(): Promise<string[]> {
    return readdir(this.path);
  }

  read(name: string): Promise<Buffer> {
    return readFile(this.at(name));
  }

  write(name: string, content: string | Uint8Array): Promise<void> {
    return writeFile(this.at(name), content);
  }

  /** A spreadsheet as it is now; none while there is no such file. */
  async sheet(name: string): Promise<Sheet | undefined> {
    const bytes = await this.read(name).catch(() => undefined);
    return bytes && openSheet(name, bytes);
  }

  /** What a spreadsheet holds, row by row, by the names of its columns; blank rows left out. */
  async rows(name: string): Promise<Record<string, unknown>[]> {
    const sheet = await this.sheet(name);
    if (!sheet) return [];
    const all = Array.from({ length: sheet.size }, (_, row) =>
      Object.fromEntries(sheet.header.map((column, index) => [column, sheet.get(row, index)])),
    );
    return all.filter((row) => Object.values(row).some((value) => value !== null));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}

/** Opens a spreadsheet as the tests look at it. */
export function openSheet(name: string, bytes: Uint8Array): Sheet {
  return name.endsWith(".csv") ? new CsvSheet(bytes, isHeader) : new XlsxSheet(bytes, isHeader);
}

function isHeader(names: readonly string[]): boolean {
  return names.includes("Peregrine Key") || names.includes("Company Name");
}
