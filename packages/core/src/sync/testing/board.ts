import type { Destination, DestinationRecord, Scanned } from "../../destination.ts";
import { PeregrineError } from "../../errors.ts";
import type { FailureCode } from "../../failure-codes.ts";

/** A fault of one call: thrown before the board acts, or after. */
export interface Fault {
  call: "create" | "update" | "find" | "prepare" | "upsert" | "scan";
  /** Which call of that kind, from 1; left out: every one. */
  nth?: number;
  when: "before" | "after";
  failure: FailureCode | PeregrineError;
}

/** A stateful service in memory: what is on it is what calls really did. */
export class Board {
  readonly records = new Map<string, DestinationRecord & { key?: string }>();
  readonly trash = new Map<string, DestinationRecord>();
  readonly calls: string[] = [];
  faults: Fault[] = [];
  inFlight = 0;
  mostInFlight = 0;
  #counts = new Map<string, number>();
  #nextId = 1;

  /** The board as a destination that can be asked; `without` takes abilities away. */
  destination(also: Partial<Destination> = {}): Destination {
    return {
      limits: { concurrency: 4 },
      toRecord: ({ title, company, url, status }) => ({ title, company, url, status }),
      create: (record, { key }) => this.#call("create", () => this.add(record, key)),
      update: (id, changes) =>
        this.#call("update", () => this.edit(id, changes), Object.keys(changes).join()),
      find: (key) => this.#call("find", () => this.idsOf(key)[0] ?? null),
      read: (id) => this.#call("read", () => this.records.get(id) ?? null),
      trash: (id) => this.#call("trash", () => this.discard(id)),
      ...also,
    };
  }

  /** A destination that takes several records at once. */
  batching(size: number, also: Partial<Destination> = {}): Destination {
    const upsert: NonNullable<Destination["batch"]>["upsert"] = (items) =>
      this.#call(
        "upsert",
        () => {
          const bad = items.find(({ record, changes }) => (changes ?? record)["title"] === "bad");
          if (bad) throw new PeregrineError("schema", "title is refused");
          return items.map(({ id, key, record, changes }) => ({
            id: id ? this.edit(id, changes!) : this.add(record, key),
          }));
        },
        String(items.length),
      );
    return this.destination({ batch: { size, upsert }, ...also });
  }

  add(record: DestinationRecord, key?: string): string {
    const id = `r${this.#nextId++}`;
    this.records.set(id, { ...record, ...(key ? { key } : {}) });
    return id;
  }

  edit(id: string, changes: DestinationRecord): string {
    const record = this.records.get(id);
    if (!record) throw new PeregrineError("not_found", `There is no record ${id}`);
    Object.assign(record, changes);
    return id;
  }

  discard(id: string): void {
    this.trash.set(id, this.records.get(id)!);
    this.records.delete(id);
  }

  idsOf(key: string): string[] {
    return [...this.records].filter(([, record]) => record.key === key).map(([id]) => id);
  }

  async *scan(): AsyncGenerator<Scanned<DestinationRecord>> {
    await this.#call("scan", () => undefined);
    for (const [id, { key, ...record }] of this.records)
      yield { id, record, url: String(record["url"]), ...(key ? { key } : {}) };
  }

  /** How many records there are of each title; every one should be 1. */
  titles(): Record<string, number> {
    const titles: Record<string, number> = {};
    for (const { title } of this.records.values()) titles[String(title)] = (titles[String(title)] ?? 0) + 1;
    return titles;
  }

  #fail(call: string, count: number, when: Fault["when"]): void {
    const fault = this.faults.find(
      (one) => one.call === call && one.when === when && (one.nth ?? count) === count,
    );
    if (!fault) return;
    throw typeof fault.failure === "string"
      ? new PeregrineError(fault.failure, `${fault.failure} on purpose`)
      : fault.failure;
  }

  async #call<T>(call: string, act: () => T, detail = ""): Promise<T> {
    this.calls.push(detail ? `${call} ${detail}` : call);
    const count = (this.#counts.get(call) ?? 0) + 1;
    this.#counts.set(call, count);
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    try {
      await new Promise((resolve) => setImmediate(resolve));
      this.#fail(call, count, "before");
      const result = act();
      this.#fail(call, count, "after");
      return result;
    } finally {
      this.inFlight -= 1;
    }
  }
}
