import type { RequestListener } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { refuse, send, type Answer } from "./answer.ts";
import { createApi } from "./api.ts";
import { Journal } from "./journal.ts";
import { LiveEvents } from "./live-events.ts";
import { createPages } from "./pages.ts";
import { RateLimiter } from "./rate-limiter.ts";
import type { StoredRecord } from "./record.ts";
import { RecordStore } from "./record-store.ts";
import { DEFAULTS, type ServerOptions } from "./server-options.ts";

/** Records that a page starts with. */
const SHOWN_RECORDS = 200;

const BROKEN = refuse(500, {
  error: "internal",
  message: "The server could not do this; nothing was changed",
});

/** MyService without its socket: the parts, put together. */
export class Service {
  readonly store: RecordStore;
  /** API requests so far. */
  requestCount = 0;
  readonly #events = new LiveEvents();
  readonly #journal: Journal | undefined;
  readonly #api: ReturnType<typeof createApi>;
  readonly #pages: ReturnType<typeof createPages>;
  readonly #latencyMs: number;

  constructor(options: ServerOptions) {
    const { key = DEFAULTS.key, workspace = DEFAULTS.workspace, requestsPerSecond, dataFile } = options;
    const data = dataFile === undefined ? undefined : Journal.open(dataFile);
    this.#journal = data?.journal;
    this.store = new RecordStore({
      ...data,
      onChange: (change) => this.#events.publish(change, this.store.counts),
    });
    const limiter = requestsPerSecond === undefined ? {} : { limiter: new RateLimiter(requestsPerSecond) };
    this.#api = createApi({ store: this.store, key, workspace, ...limiter });
    this.#pages = createPages(this.#events, () => ({
      counts: this.store.counts,
      records: latest(this.store.all()),
    }));
    this.#latencyMs = options.latencyMs ?? DEFAULTS.latencyMs;
  }

  readonly onRequest: RequestListener = async (request, response) => {
    const [path, search] = splitUrl(request.url ?? "/");
    if (!path.startsWith("/v1/")) return this.#pages(request, response, path);
    this.requestCount += 1;
    send(response, await this.#settle(this.#api(request, path, search)));
  };

  /** Ends the streams of open pages, so that their connections can close. */
  endEvents(): void {
    this.#events.close();
  }

  closeFile(): void {
    this.#journal?.close();
  }

  /** The answer that this work comes to, in due time; a failure in it (a full disk) is an answer too. */
  async #settle(work: Promise<Answer>): Promise<Answer> {
    const answer = await work.catch(() => BROKEN);
    if (this.#latencyMs > 0) await sleep(this.#latencyMs, undefined, { ref: false });
    return answer;
  }
}

function splitUrl(url: string): [path: string, search: string] {
  const mark = url.indexOf("?");
  return mark === -1 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
}

function latest(records: readonly StoredRecord[]): StoredRecord[] {
  return records.slice(-SHOWN_RECORDS).filter((record) => !record.trashed);
}
