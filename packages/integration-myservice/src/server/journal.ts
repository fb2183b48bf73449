import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { isMap, isStoredRecord, type StoredRecord } from "./record.ts";

/** One line of the file: a record as it was after a write. */
export interface JournalEntry {
  readonly record: StoredRecord;
  /** What the client named the create, so that a repeated one is recognised after a restart too. */
  readonly idempotency_key?: string;
}

/** The first line: tells our files from others, so that none of those is ever overwritten. */
const HEADER = `{"myservice":1}\n`;

/**
 * An append-only file of JSON lines. A line is handed to the operating system whole before its write is answered, so a
 * killed process loses nothing that it acknowledged; a line it was cut off in is dropped at the next start.
 */
export class Journal {
  readonly #fd: number;
  #size: number;

  private constructor(fd: number, size: number) {
    this.#fd = fd;
    this.#size = size;
  }

  /**
   * Opens the file, or makes it, and answers what it holds: the last state of each record, in the order they were made.
   * The file is rewritten to just that (temp file, fsync, rename), which keeps it from growing for ever.
   *
   * @throws Error when the file is not one of ours, or a line in it is broken
   */
  static open(file: string): { journal: Journal; entries: JournalEntry[] } {
    const entries = existsSync(file) ? replay(readFileSync(file, "utf8"), file) : [];
    const text = HEADER + entries.map(lineOf).join("");
    replaceFile(file, text);
    return { journal: new Journal(openSync(file, "a"), Buffer.byteLength(text)), entries };
  }

  append(entry: JournalEntry): void {
    const line = Buffer.from(lineOf(entry));
    try {
      writeWhole(this.#fd, line);
    } catch (error) {
      ftruncateSync(this.#fd, this.#size);
      throw error;
    }
    this.#size += line.length;
  }

  close(): void {
    fsyncSync(this.#fd);
    closeSync(this.#fd);
  }
}

function replay(text: string, file: string): JournalEntry[] {
  if (text === "") return [];
  if (!text.startsWith(HEADER)) throw new Error(`${file} is not a MyService data file; it was left as it is`);
  const lines = text.slice(HEADER.length, text.lastIndexOf("\n")).split("\n");
  const entries = new Map<string, JournalEntry>();
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const entry = parseEntry(line);
    if (!entry) throw new Error(`Line ${index + 2} of ${file} is broken; the file was left as it is`);
    entries.set(entry.record.id, { ...entries.get(entry.record.id), ...entry });
  }
  return [...entries.values()];
}

function parseEntry(line: string): JournalEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!isMap(value) || !isStoredRecord(value["record"])) return undefined;
    const { record, idempotency_key: key } = value;
    return typeof key === "string" ? { record, idempotency_key: key } : { record };
  } catch {
    return undefined;
  }
}

function lineOf(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const fd = openSync(temporary, "w", 0o600);
  try {
    writeWhole(fd, Buffer.from(text));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, file);
}

/** One call may write less than it was given. */
function writeWhole(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written);
}
