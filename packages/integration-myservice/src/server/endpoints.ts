import { notFound, ok, refuse, type Answer } from "./answer.ts";
import { checkInput, type RecordInput } from "./record.ts";
import type { RecordStore } from "./record-store.ts";

/** One request to an endpoint, as far as it matters there. */
export interface Call {
  /** The record's id in the path; empty where the path names none. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly idempotencyKey?: string;
  /** The parsed body; undefined for an endpoint that takes none. */
  readonly json: unknown;
}

/** What answers one method at one address. */
export interface Endpoint {
  readonly takesBody?: boolean;
  run(call: Call): Answer;
}

/** The endpoints at one address, by method. */
export type Methods = Readonly<Record<string, Endpoint>>;

const LARGEST_PAGE = 500;
const DEFAULT_PAGE = 100;
const NO_RECORD = notFound("There is no such record");

/** Finds the endpoints of a path, and the record's id in it; undefined when the path leads nowhere. */
export function createEndpoints(store: RecordStore, workspace: string) {
  const ping: Methods = { GET: { run: () => ok({ ok: true, account: `${workspace} workspace` }) } };
  const records: Methods = {
    GET: { run: ({ query }) => list(store, query) },
    POST: {
      takesBody: true,
      run: (call) => withInput(call, (input) => create(store, input, call.idempotencyKey)),
    },
  };
  const record: Methods = {
    GET: { run: ({ id }) => found(store.get(id)) },
    PATCH: {
      takesBody: true,
      run: (call) => withInput(call, (input) => found(store.update(call.id, input))),
    },
    DELETE: { run: ({ id }) => found(store.trash(id)) },
  };
  const restore: Methods = { POST: { run: ({ id }) => found(store.restore(id)) } };

  return (path: string): { methods: Methods; id: string } | undefined => {
    if (path === "/v1/records") return { methods: records, id: "" };
    if (path === "/v1/ping") return { methods: ping, id: "" };
    if (!path.startsWith("/v1/records/")) return undefined;
    const [id = "", action, ...rest] = path.slice("/v1/records/".length).split("/");
    if (id === "" || rest.length > 0) return undefined;
    if (action === undefined) return { methods: record, id };
    return action === "restore" ? { methods: restore, id } : undefined;
  };
}

function withInput({ json }: Call, run: (input: RecordInput) => Answer): Answer {
  const checked = checkInput(json);
  return "problem" in checked ? invalid(checked.problem.message, checked.problem.field) : run(checked.input);
}

function create(store: RecordStore, input: RecordInput, idempotencyKey: string | undefined): Answer {
  const { record, isNew } = store.create(input, idempotencyKey);
  return ok(record, isNew ? 201 : 200);
}

/** With `key`: a plain list, what `find` needs. Without: everything, in pages of `{ records, next_cursor }`. */
function list(store: RecordStore, query: URLSearchParams): Answer {
  const key = query.get("key");
  if (key !== null) return ok(store.withKey(key));
  const from = wholeNumber(query.get("cursor") || "0");
  if (from === undefined) return invalid("cursor must be the next_cursor of an earlier answer", "cursor");
  const limit = wholeNumber(query.get("limit") || String(DEFAULT_PAGE));
  if (!limit || limit > LARGEST_PAGE)
    return invalid(`limit must be a number from 1 to ${LARGEST_PAGE}`, "limit");
  const { records, next } = store.page(from, limit);
  return ok({ records, next_cursor: next === null ? null : String(next) });
}

function found(record: object | undefined): Answer {
  return record ? ok(record) : NO_RECORD;
}

function invalid(message: string, field?: string): Answer {
  return refuse(422, { error: "invalid", message, ...(field === undefined ? {} : { field }) });
}

/** Only digits make one: neither "1e3" nor " 7" nor "-0" does. */
function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
