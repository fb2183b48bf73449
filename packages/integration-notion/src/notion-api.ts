import type { Client, PageObjectResponse, QueryDataSourceParameters } from "@notionhq/client";
import { notionFailure } from "./notion-failure.ts";

/** The API version every request names; it knows data sources, and calls the trash `in_trash`. */
const NOTION_VERSION = "2026-03-11";
/** Longer than any deadline of ours: requests may also wait for their turn. */
const NEVER_MS = 2 ** 31 - 1;

/** What a connection needs to reach Notion. */
export interface Access {
  token: string;
  /** Where Notion is, without a path. */
  baseUrl: () => string;
  fetch: typeof fetch;
}

/**
 * Notion's official client behind our rules: it sends through the host's fetch (paced, with a deadline, no redirects),
 * repeats nothing by itself, writes no log, and fails with our failures. It is loaded with the first call, since that takes
 * as long (20 ms) as all else a command does before it.
 */
export class NotionApi {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** Makes calls. @throws PeregrineError */
  async call<T>(signal: AbortSignal, use: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await use(await this.#client(signal));
    } catch (thrown) {
      throw notionFailure(thrown);
    }
  }

  /** Every page of a data source that is not in the trash, the oldest first, past the 10,000 rows that one query yields. */
  async *allPages(
    query: QueryDataSourceParameters & { filter?: never },
    signal: AbortSignal,
  ): AsyncGenerator<PageObjectResponse> {
    const { isFullPage, iterateAllDataSourceRows } = await import("@notionhq/client");
    const { filter: _none, ...rest } = query;
    try {
      for await (const row of iterateAllDataSourceRows(await this.#client(signal), rest)) {
        if (row.object === "page" && isFullPage(row)) yield row;
      }
    } catch (thrown) {
      throw notionFailure(thrown);
    }
  }

  async #client(signal: AbortSignal): Promise<Client> {
    const { Client } = await import("@notionhq/client");
    const { token, baseUrl, fetch } = this.#access;
    return new Client({
      auth: token,
      // A slash at its end would be doubled.
      baseUrl: baseUrl().replace(/\/+$/, ""),
      notionVersion: NOTION_VERSION,
      timeoutMs: NEVER_MS,
      retry: false,
      logger: () => {},
      fetch: async (url, { method, headers, body } = {}) => {
        const init = {
          ...(method ? { method } : {}),
          ...(headers ? { headers } : {}),
          ...(body ? { body } : {}),
        };
        const response = await fetch(url, { ...init, signal });
        return {
          ok: response.ok,
          status: response.status,
          headers: response.headers,
          text: () => response.text(),
        };
      },
    });
  }
}
