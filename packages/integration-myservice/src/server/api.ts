import type { IncomingMessage } from "node:http";
import { notAllowed, notFound, refuse, type Answer } from "./answer.ts";
import { createEndpoints, type Endpoint, type Methods } from "./endpoints.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { readJson } from "./read-json.ts";
import type { RecordStore } from "./record-store.ts";

/** Whom the API serves, and what it serves. */
export interface ApiOptions {
  readonly store: RecordStore;
  /** The one API key that is accepted, as a bearer token. */
  readonly key: string;
  /** The one workspace there is. */
  readonly workspace: string;
  readonly limiter?: RateLimiter;
}

const UNAUTHORIZED = refuse(
  401,
  { error: "unauthorized", message: "The API key is missing or wrong" },
  { "www-authenticate": "Bearer" },
);
const NOTHING_HERE = notFound("There is nothing at this address");
const NO_WORKSPACE = notFound("There is no such workspace");
const NO_QUERY = new URLSearchParams();

/**
 * The API, as a function from a request to its answer: who asks, how often, which endpoint, what it says.
 *
 * @param path - the request's path, without its query
 * @param search - its query, without the question mark
 */
export function createApi({ store, key, workspace, limiter }: ApiOptions) {
  const authorization = `Bearer ${key}`;
  const endpoints = createEndpoints(store, workspace);

  return async (request: IncomingMessage, path: string, search: string): Promise<Answer> => {
    if (request.headers.authorization !== authorization) return UNAUTHORIZED;
    const wait = limiter?.take() ?? 0;
    if (wait > 0) return tooMany(wait);
    const route = endpoints(path);
    if (!route) return NOTHING_HERE;
    const endpoint = methodOf(route.methods, request.method ?? "GET");
    if (!endpoint) return notAllowed(Object.keys(route.methods));
    const query = search === "" ? NO_QUERY : new URLSearchParams(search);
    if ((query.get("workspace") ?? workspace) !== workspace) return NO_WORKSPACE;
    const idempotencyKey = oneHeader(request.headers["idempotency-key"]);
    const call = { id: route.id, query, ...(idempotencyKey ? { idempotencyKey } : {}) };
    if (!endpoint.takesBody) return endpoint.run({ ...call, json: undefined });
    const body = await readJson(request);
    return "refusal" in body ? body.refusal : endpoint.run({ ...call, json: body.json });
  };
}

function methodOf(methods: Methods, method: string): Endpoint | undefined {
  return Object.hasOwn(methods, method) ? methods[method] : undefined;
}

function oneHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function tooMany(seconds: number): Answer {
  const message = `Too many requests; the next one may come in ${seconds} s`;
  return refuse(429, { error: "rate_limited", message }, { "retry-after": String(seconds) });
}
