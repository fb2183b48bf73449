import { PeregrineError, jobKey, type Job, type PrepareContext, type Scanned } from "@peregrine/core";
import type { ColumnMemory, TableRecord } from "@peregrine/core/table";
import type { FakeNotion } from "@peregrine/fake-notion";
import NotionIntegration from "../index.ts";
import { NotionDestination } from "../notion-destination.ts";

type Values = Readonly<Record<string, unknown>>;

/** An integration whose Notion is the fake one, or a server in front of it. */
export function connect(notion: Pick<FakeNotion, "url" | "token">, values: Values): NotionIntegration {
  class OnFake extends NotionIntegration {
    protected override get baseUrl(): string {
      return notion.url;
    }
  }
  const integration = new OnFake();
  if (!integration.connect({ token: notion.token, ...values }))
    throw new Error(JSON.stringify(integration.issues));
  return integration;
}

/** Drives a destination as a sync does, one call at a time. */
export class Driver {
  readonly destination: NotionDestination;
  readonly warnings: string[] = [];
  readonly #signal = new AbortController().signal;

  constructor(notion: FakeNotion, values: Values) {
    const destination = connect(notion, values).destination();
    if (!(destination instanceof NotionDestination)) throw new TypeError("Another destination");
    this.destination = destination;
  }

  prepare(also: Partial<PrepareContext> = {}): Promise<ColumnMemory> {
    const warn = (text: string): unknown => this.warnings.push(text);
    return this.destination.prepare({
      signal: this.#signal,
      readOnly: false,
      warn: (text) => void warn(text),
      ...also,
    });
  }

  create(job: Job): Promise<string> {
    return this.destination.create(this.destination.toRecord(job), this.#about(job));
  }

  update(id: string, changes: TableRecord, job: Job = {}): Promise<void> {
    return this.destination.update(id, changes, this.#about(job));
  }

  find(job: Job): Promise<{ id: string; record?: TableRecord } | null> {
    return this.destination.find(keyOf(job), { job, signal: this.#signal });
  }

  read(id: string): Promise<TableRecord | null> {
    return this.destination.read(id, { signal: this.#signal });
  }

  trash(id: string): Promise<void> {
    return this.destination.trash(id, { signal: this.#signal });
  }

  async scan(): Promise<Scanned<TableRecord>[]> {
    return Array.fromAsync(this.destination.scan({ signal: this.#signal }));
  }

  #about(job: Job) {
    return { key: keyOf(job), idempotencyKey: "once", job, signal: this.#signal };
  }
}

function keyOf(job: Job): string {
  return jobKey(job) ?? "none";
}

/** The failure of something that must fail. */
export async function failureOf(work: Promise<unknown>): Promise<PeregrineError> {
  const error: unknown = await work.then(
    () => new Error("It did not fail"),
    (thrown: unknown) => thrown,
  );
  if (PeregrineError.is(error)) return error;
  throw error;
}
