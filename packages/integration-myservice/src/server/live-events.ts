import type { ServerResponse } from "node:http";
import type { Change, StoredRecord } from "./record.ts";
import type { Counts } from "./record-store.ts";

/** The first thing a page is told. */
export interface Snapshot {
  readonly counts: Counts;
  /** The latest records, oldest first. */
  readonly records: readonly StoredRecord[];
}

/** Unsent bytes at which a page that does not keep up is cut off; it then connects anew and gets a fresh snapshot. */
const LARGEST_BACKLOG = 4 * 1024 * 1024;

/** Tells every open page what happens, as server-sent events: `snapshot` once, then a `change` for each write. */
export class LiveEvents {
  readonly #pages = new Set<ServerResponse>();

  connect(response: ServerResponse, snapshot: Snapshot): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(`retry: 1000\n${eventText("snapshot", snapshot)}`);
    this.#pages.add(response);
    response.on("close", () => this.#pages.delete(response));
  }

  publish(change: Change, counts: Counts): void {
    if (this.#pages.size === 0) return;
    const text = eventText("change", { ...change, counts });
    for (const page of this.#pages) {
      if (page.writableLength > LARGEST_BACKLOG) page.destroy();
      else page.write(text);
    }
  }

  close(): void {
    for (const page of this.#pages) page.end();
  }
}

function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
