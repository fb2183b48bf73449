import { PeregrineError, type HttpClient, type RequestOptions } from "@peregrine/core";
import { airtableFailure } from "./airtable-failure.ts";
import type { BaseEntry, FieldSchema, Page, Row, TableSchema } from "./airtable-types.ts";

/** Where rows are: the ids of a base and a table. */
export interface TableId {
  baseId: string;
  tableId: string;
}

/** The calls of Airtable's Web API that are needed here; each throws a failure in our words. */
export class AirtableApi {
  readonly #http: HttpClient;

  constructor(http: HttpClient) {
    this.#http = http;
  }

  /** Who the token is of: proves the token, needs no scope. */
  async whoami(signal: AbortSignal): Promise<void> {
    await this.#ask("GET", "v0/meta/whoami", { signal });
  }

  /** A base as it is listed; undefined when the token does not see it. */
  async base(baseId: string, signal: AbortSignal): Promise<BaseEntry | undefined> {
    let offset: string | undefined;
    do {
      const answer = await this.#ask("GET", "v0/meta/bases", { signal, query: { offset } });
      const base = listIn<BaseEntry>(answer, "bases").find(({ id }) => id === baseId);
      if (base) return base;
      offset = offsetIn(answer);
    } while (offset !== undefined);
    return undefined;
  }

  async tables(baseId: string, signal: AbortSignal): Promise<readonly TableSchema[]> {
    return listIn<TableSchema>(
      await this.#ask("GET", `v0/meta/bases/${baseId}/tables`, { signal }),
      "tables",
    );
  }

  async addField({ baseId, tableId }: TableId, field: object, signal: AbortSignal): Promise<FieldSchema> {
    const path = `v0/meta/bases/${baseId}/tables/${tableId}/fields`;
    return this.#ask<FieldSchema>("POST", path, { json: field, signal });
  }

  /** A page of rows. Asked by a body, since a filter can be longer than an address may be. */
  async list(table: TableId, json: object, signal: AbortSignal): Promise<Page> {
    const answer = await this.#ask("POST", `${pathOf(table)}/listRecords`, {
      json: { ...json, returnFieldsByFieldId: true },
      signal,
    });
    const offset = offsetIn(answer);
    return { records: listIn<Row>(answer, "records"), ...(offset === undefined ? {} : { offset }) };
  }

  async row(table: TableId, id: string, signal: AbortSignal): Promise<Row> {
    const query = { returnFieldsByFieldId: true };
    return this.#ask<Row>("GET", `${pathOf(table)}/${id}`, { query, signal });
  }

  /** Writes up to ten rows, all or none; `json` says which. Answers them in the same order. */
  async write(
    method: "POST" | "PATCH",
    table: TableId,
    json: object,
    signal: AbortSignal,
  ): Promise<readonly Row[]> {
    const options = { json: { ...json, typecast: true, returnFieldsByFieldId: true }, signal };
    return listIn<Row>(await this.#ask(method, pathOf(table), options), "records");
  }

  async delete(table: TableId, id: string, signal: AbortSignal): Promise<void> {
    await this.#ask("DELETE", `${pathOf(table)}/${id}`, { signal });
  }

  async #ask<T = unknown>(method: string, path: string, options: RequestOptions): Promise<T> {
    try {
      return await this.#http.request<T>(method, path, options);
    } catch (error) {
      throw airtableFailure(error);
    }
  }
}

function pathOf({ baseId, tableId }: TableId): string {
  return `v0/${baseId}/${tableId}`;
}

function offsetIn(answer: unknown): string | undefined {
  const { offset } = Object(answer);
  return typeof offset === "string" ? offset : undefined;
}

/** A list in an answer. @throws PeregrineError for an answer of another shape: a login page of the network, a proxy's word */
function listIn<T>(answer: unknown, name: string): readonly T[] {
  const list: unknown = Object(answer)[name];
  if (Array.isArray(list)) return list;
  throw new PeregrineError("unavailable", `Airtable's answer holds no ${name}`, { mayHaveCommitted: true });
}
