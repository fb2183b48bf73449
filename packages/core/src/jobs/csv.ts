import { finished } from "node:stream/promises";
import { CsvError, parse, type Parser } from "csv-parse";
import type { Job } from "../job.ts";
import type { Chunks } from "./byte-source.ts";
import { csvDialect, type CsvDialect } from "./csv-dialect.ts";
import { csvColumns } from "./csv-header.ts";
import { LONGEST_ITEM } from "./fragment.ts";
import { Problems } from "./problems.ts";
import { toJob } from "./to-job.ts";

interface Record {
  readonly cells: readonly string[];
  /** The line it ends in, from 1. */
  readonly line: number;
}

/** A CSV file, and how it is written. */
export interface CsvTable {
  readonly label: string;
  readonly dialect: CsvDialect;
}

/**
 * Looks at the beginning of a CSV file.
 *
 * @throws PeregrineError `schema` when its columns are not those of jobs
 */
export async function checkCsv(start: string, label: string): Promise<CsvTable> {
  const dialect = csvDialect(start);
  const nobody = new Problems(undefined);
  for await (const { cells } of readRecords([Buffer.from(start)], nobody, dialect)) {
    csvColumns(cells, label, nobody);
    break;
  }
  return { label, dialect };
}

/**
 * The jobs of a CSV file, whose first record names the columns. A record with more or fewer cells than that is reported,
 * not guessed at: its cells may have slipped.
 *
 * @throws PeregrineError `schema` when the columns are not those of jobs
 */
export async function* readCsv(
  chunks: Chunks,
  problems: Problems,
  { label, dialect }: CsvTable,
): AsyncGenerator<Job> {
  let columns: readonly (string | undefined)[] | undefined;
  for await (const record of readRecords(chunks, problems, dialect)) {
    if (!columns) columns = csvColumns(record.cells, label, problems);
    else if (fits(record.cells, columns.length)) yield toJob(toRow(record.cells, columns));
    else
      problems.report(
        `line ${firstLine(record)}`,
        `has ${record.cells.length} cells instead of ${columns.length}`,
      );
  }
}

/** Spreadsheets leave empty cells after the last column. */
function fits(cells: readonly string[], columns: number): boolean {
  return cells.length >= columns && cells.slice(columns).every((cell) => cell.trim() === "");
}

function toRow(
  cells: readonly string[],
  columns: readonly (string | undefined)[],
): { [column: string]: unknown } {
  const row: { [column: string]: unknown } = {};
  columns.forEach((column, index) => {
    if (column !== undefined) row[column] = cells[index];
  });
  return row;
}

function firstLine({ cells, line }: Record): number {
  return line - cells.join("").split(/\r\n|\r|\n/).length + 1;
}

async function* readRecords(
  chunks: Chunks | Iterable<Buffer>,
  problems: Problems,
  dialect: CsvDialect,
): AsyncGenerator<Record> {
  let records: Record[] = [];
  let lastLine = 0;
  const parser = newParser(dialect, (record) => {
    lastLine = record.line;
    records.push(record);
  });
  try {
    for await (const chunk of chunks) {
      await write(parser, chunk);
      yield* records;
      records = [];
    }
    await finished(parser.end().resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield* records;
    records = [];
    problems.report(`line ${lastLine + 1}`, whyItEnds(error));
  }
  yield* records;
}

function newParser({ delimiter, headerLine }: CsvDialect, take: (record: Record) => void): Parser {
  const parser = parse({
    delimiter,
    from_line: headerLine,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: delimiter !== "\t",
    max_record_size: LONGEST_ITEM,
    // Taking the records here, and none from the stream, keeps no more than a chunk of them and is twice as fast.
    on_record: (cells: string[], { lines }) => {
      take({ cells, line: lines });
      return null;
    },
  });
  // Errors are met where they arise, in the answer to a write; unheard, the event would end the process.
  parser.on("error", () => undefined);
  return parser;
}

function write(parser: Parser, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

function whyItEnds(error: CsvError): string {
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return "the file ends within a quoted cell: a quote is never closed";
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return `a record is longer than ${LONGEST_ITEM / 2 ** 20} MiB: a quote may never be closed; nothing after it was read`;
  return `${error.message}; nothing after it was read`;
}
