import type { Readable } from "node:stream";
import type { Job } from "../job.ts";
import { gunzipped } from "./byte-layers.ts";
import { fileBytes, peek, streamBytes, type Peeked } from "./byte-source.ts";
import { Problems, type JobProblem } from "./problems.ts";
import { readerOfText, type Reader } from "./read-text.ts";
import { refusePackedDatabase, refuseTwicePacked } from "./refuse.ts";
import { isGzip, isSqlite } from "./sniff.ts";

/** A file of jobs, ready to be read: `for await (const job of source)`. Memory does not grow with its length. */
export interface JobSource extends AsyncIterable<Job> {
  readonly format: "sqlite" | "ndjson" | "json" | "csv";
  /** Packed with gzip. */
  readonly gzip: boolean;
  /** The path as given, or `"standard input"`. */
  readonly label: string;
  /** How many problems the current reading has met so far. */
  readonly problems: number;
}

/** What {@link openJobs} may be told. */
export interface OpenOptions {
  /** Called for each row that cannot be read; the others go on. */
  onProblem?(problem: JobProblem): void;
  /** What `"-"` reads, if not the standard input of the process. */
  stdin?: Readable;
}

/**
 * Opens a file of jobs: a Peregrine database, NDJSON, a JSON list, or CSV, the texts also packed with gzip. What it is, is told by its
 * content, never by its name. A file can be read more than once, from the beginning each time; a pipe cannot.
 *
 * @param path a file, or `"-"` for standard input
 * @throws PeregrineError `not_found`, `permission`; `invalid_config` for what is empty, damaged or a folder; `schema` for a database or
 * table without jobs; `unsupported` for any other kind of file; `locked` for a database that is never free. The first part is
 * looked at here, so reading may still throw them later.
 *
 * @example
 * const source = await openJobs("jobs.csv", { onProblem: ({ where, message }) => console.warn(`${where} ${message}`) });
 * for await (const job of source) console.log(job.title);
 */
export async function openJobs(path: string, options: OpenOptions = {}): Promise<JobSource> {
  const stdin = path === "-" ? (options.stdin ?? process.stdin) : undefined;
  const label = stdin ? "standard input" : path;
  try {
    const source = stdin ? streamBytes(stdin, label) : await fileBytes(path);
    return await openSource(await peek(source), { path, label, options });
  } catch (error) {
    // Nobody will read it now, and an open pipe would keep the process alive.
    stdin?.destroy();
    throw error;
  }
}

interface Origin {
  readonly path: string;
  readonly label: string;
  readonly options: OpenOptions;
}

async function openSource(peeked: Peeked, origin: Origin): Promise<JobSource> {
  const { path, label } = origin;
  if (isSqlite(peeked.head)) {
    if (!peeked.source.repeatable) refusePackedDatabase(label, "pipe");
    const { checkSqlite, readSqlite } = await import("./sqlite.ts");
    await checkSqlite({ path, label });
    return jobSource("sqlite", false, origin, () => readSqlite({ path, label }));
  }
  if (!isGzip(peeked.head)) return openText(peeked, false, origin);
  const unpacked = await peek(gunzipped(peeked.source, label));
  if (isSqlite(unpacked.head)) refusePackedDatabase(label, "gzip");
  if (isGzip(unpacked.head)) refuseTwicePacked(label);
  return openText(unpacked, true, origin);
}

async function openText(peeked: Peeked, gzip: boolean, origin: Origin): Promise<JobSource> {
  const { format, read } = await readerOfText(peeked, origin.label);
  return jobSource(format, gzip, origin, read);
}

function jobSource(
  format: JobSource["format"],
  gzip: boolean,
  { label, options }: Origin,
  read: Reader,
): JobSource {
  let problems = new Problems(options.onProblem);
  return {
    format,
    gzip,
    label,
    get problems() {
      return problems.count;
    },
    [Symbol.asyncIterator]() {
      problems = new Problems(options.onProblem);
      return read(problems)[Symbol.asyncIterator]();
    },
  };
}
