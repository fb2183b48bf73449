import {
  PeregrineError,
  type CallContext,
  type Destination,
  type FindContext,
  type Found,
  type Job,
  type PrepareContext,
  type RecordContext,
  type Scanned,
} from "@peregrine/core";
import { oncePerJob, toRecord, type ColumnMemory, type TableRecord } from "@peregrine/core/table";
import type { Client, PageObjectResponse } from "@notionhq/client";
import { pageBody } from "./blocks.ts";
import { openBoard, type Board, type BoardSettings } from "./board.ts";
import { findPage } from "./find.ts";
import type { NotionApi } from "./notion-api.ts";
import { descriptionFor, readColumns, recordOn, toProperties, withColumnName } from "./page-record.ts";
import { scanBoard } from "./scan.ts";

/** Bytes of text a page is created with at most: below the 500 KB of a request, whose other parts need some. */
const LARGEST_REQUEST = 450_000;

/** Jobs as pages of a Notion database. */
export class NotionDestination implements Destination<TableRecord> {
  /** Below the average that Notion promises; and one at a time, since it refuses overlapping writes to one data source. */
  readonly limits = { requestsPerSecond: 3, concurrency: 1 };
  /** Notion promises no time within which a query sees a new page; in practice seconds. */
  readonly findLagMs = 10_000;

  readonly #api: NotionApi;
  readonly #settings: BoardSettings;
  #open: Board | undefined;
  #warn: (message: string) => void = () => {};

  constructor(api: NotionApi, settings: BoardSettings) {
    this.#api = api;
    this.#settings = settings;
  }

  async prepare(ctx: PrepareContext): Promise<ColumnMemory> {
    this.#warn = ctx.warn;
    const { board, memory } = await openBoard(this.#api, this.#settings, ctx);
    this.#open = board;
    return memory;
  }

  toRecord(job: Job): TableRecord {
    if (!this.#open)
      throw new PeregrineError(
        "unsupported",
        "The columns of the database are not known yet: prepare comes first",
      );
    return toRecord(job, this.#open, ["description"]);
  }

  async create(record: TableRecord, { job, signal }: RecordContext): Promise<string> {
    const board = await this.#board(signal);
    const properties = { ...toProperties(board, record), ...descriptionFor(board, job) };
    const room = LARGEST_REQUEST - Buffer.byteLength(JSON.stringify(properties));
    const children = job ? pageBody(job, room, !board.columns.has("description")) : [];
    const parent = { type: "data_source_id" as const, data_source_id: board.dataSourceId };
    const page = await this.#write(board, signal, (client) =>
      client.pages.create({
        parent,
        properties,
        ...(children.length > 0 ? { children } : {}),
        filter_properties: ["title"],
      }),
    );
    return page.id;
  }

  async update(page_id: string, changes: Partial<TableRecord>, { signal }: RecordContext): Promise<void> {
    const board = await this.#board(signal);
    const properties = toProperties(board, changes);
    await this.#write(board, signal, (client) =>
      client.pages.update({ page_id, properties, filter_properties: ["title"] }),
    );
  }

  async find(key: string, { job, signal }: FindContext): Promise<Found<TableRecord> | null> {
    const board = await this.#board(signal);
    return findPage(this.#api, board, job ? { key, job } : { key }, this.#warn, signal);
  }

  async *scan({ signal }: CallContext): AsyncGenerator<Scanned<TableRecord>> {
    const board = await this.#board(signal);
    yield* oncePerJob(board.name, scanBoard(this.#api, board, signal), this.#warn);
  }

  async read(page_id: string, { signal }: CallContext): Promise<TableRecord | null> {
    const board = await this.#board(signal);
    const page = await this.#page(page_id, readColumns(board), signal);
    return page && !page.in_trash ? recordOn(board, page) : null;
  }

  async trash(page_id: string, { signal }: CallContext): Promise<void> {
    await this.#api.call(signal, (client) => client.pages.update({ page_id, in_trash: true }));
  }

  /** The board as `prepare` found it; whoever skips `prepare` changes nothing about it. */
  async #board(signal: AbortSignal): Promise<Board> {
    const ctx = { signal, readOnly: true, warn: this.#warn };
    this.#open ??= (await openBoard(this.#api, { ...this.#settings, addMissing: "never" }, ctx)).board;
    return this.#open;
  }

  async #page(
    page_id: string,
    filter_properties: string[],
    signal: AbortSignal,
  ): Promise<PageObjectResponse | null> {
    try {
      const page = await this.#api.call(signal, (client) =>
        client.pages.retrieve({ page_id, filter_properties }),
      );
      return "properties" in page ? page : null;
    } catch (error) {
      if (PeregrineError.is(error) && error.code === "not_found") return null;
      throw error;
    }
  }

  async #write<T>(board: Board, signal: AbortSignal, use: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await this.#api.call(signal, use);
    } catch (error) {
      throw withColumnName(error, board);
    }
  }
}
