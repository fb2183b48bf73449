import type { IncomingMessage, ServerResponse } from "node:http";
import type { Exchange } from "./exchange.ts";
import { newId } from "./ids.ts";
import { NotionError } from "./notion-error.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { route } from "./routes.ts";
import { unfit } from "./shape.ts";

/** A call, and what came of it. The token is not kept. */
export interface LoggedCall {
  method: string;
  path: string;
  query: Record<string, string[]>;
  body: unknown;
  /** When it arrived, by the fake's clock. */
  at: number;
  status: number;
  answer: unknown;
}

/** What the listener needs to know of the world. */
export type World = Omit<Exchange, "body" | "query"> & { limiter: RateLimiter; calls: LoggedCall[] };

/** The largest body it reads, in bytes; documented as 500 KB. */
const LARGEST_BODY = 500_000;
const VERSIONS = ["2025-09-03", "2026-03-11"];

/** Answers one request, whatever it is. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const call = logged(request.method ?? "GET", url, world.now());
  world.calls.push(call);
  const requestId = newId();
  const headers = { "content-type": "application/json; charset=utf-8", "x-notion-request-id": requestId };
  try {
    const text = await readText(request);
    admit(request, world);
    const handler = route(call.method, call.path);
    call.body = parse(text);
    const found = await handler({ ...world, body: call.body, query: url.searchParams });
    call.answer = { ...(found as object), request_id: requestId };
  } catch (error) {
    const refusal = asRefusal(error);
    const { retryAfterSeconds } = refusal.extras;
    if (retryAfterSeconds !== undefined) response.setHeader("retry-after", String(retryAfterSeconds));
    call.status = refusal.status;
    call.answer = refusal.toBody(requestId);
  }
  response.writeHead(call.status, headers).end(JSON.stringify(call.answer));
}

function logged(method: string, { pathname, searchParams }: URL, at: number): LoggedCall {
  const query = Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)]));
  return { method, path: pathname, query, body: undefined, at, status: 200, answer: undefined };
}

function asRefusal(error: unknown): NotionError {
  return error instanceof NotionError ? error : new NotionError(500, "internal_server_error", String(error));
}

/** Token, then limits, then the version header. */
function admit({ headers }: IncomingMessage, { workspace, limiter, now }: World): void {
  if (headers.authorization !== `Bearer ${workspace.token}`)
    throw new NotionError(401, "unauthorized", "API token is invalid.");
  limiter.take(now());
  const version = headers["notion-version"];
  if (version === undefined) {
    const message =
      "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.";
    throw new NotionError(400, "missing_version", message);
  }
  if (!VERSIONS.includes(String(version)))
    throw unfit("Notion-Version header", "a version this fake knows", version);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (body.length > LARGEST_BODY) throw new NotionError(413, "payload_too_large", "Payload Too Large");
  return body.toString();
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new NotionError(400, "invalid_json", "Error parsing JSON body.");
  }
}
