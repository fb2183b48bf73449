import { UnreadableBody, findRoute, type Answer, type Call } from "@peregrine/fake-service";
import type { Exchange } from "./exchange.ts";
import { newId } from "./ids.ts";
import { NotionError } from "./notion-error.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { ROUTES } from "./routes.ts";
import { unfit } from "./shape.ts";

/** What a call needs to know of the world. */
export type World = Omit<Exchange, "body" | "query"> & { limiter: RateLimiter };

const VERSIONS = ["2025-09-03", "2026-03-11"];

/** Answers one call. @throws NotionError, UnreadableBody */
export async function answerCall(call: Call, world: World): Promise<Answer> {
  admit(call, world);
  const route = findRoute(ROUTES, call.method, call.path);
  if (!route) throw new NotionError(400, "invalid_request_url", "Invalid request URL.");
  const exchange: Exchange = { ...world, body: call.json(), query: call.query };
  const found = await route.handler(exchange, route.parameters[0] ?? "");
  const requestId = newId();
  return { status: 200, body: { ...Object(found), request_id: requestId }, headers: headersOf(requestId) };
}

/** Puts what went wrong into Notion's envelope. */
export function refuseCall(error: unknown): Answer {
  const requestId = newId();
  const refusal = asRefusal(error);
  const { retryAfterSeconds } = refusal.extras;
  const wait = retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  return {
    status: refusal.status,
    body: refusal.toBody(requestId),
    headers: { ...headersOf(requestId), ...wait },
  };
}

function headersOf(requestId: string): Record<string, string> {
  return { "x-notion-request-id": requestId };
}

function asRefusal(error: unknown): NotionError {
  if (error instanceof NotionError) return error;
  if (!(error instanceof UnreadableBody)) return new NotionError(500, "internal_server_error", String(error));
  if (error.reason === "too_large") return new NotionError(413, "payload_too_large", "Payload Too Large");
  return new NotionError(400, "invalid_json", "Error parsing JSON body.");
}

/** Token, then limits, then the version header. */
function admit({ headers, at }: Call, { workspace, limiter }: World): void {
  if (headers.authorization !== `Bearer ${workspace.token}`)
    throw new NotionError(401, "unauthorized", "API token is invalid.");
  limiter.take(at);
  const version = headers["notion-version"];
  if (version === undefined) {
    const message =
      "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.";
    throw new NotionError(400, "missing_version", message);
  }
  if (!VERSIONS.includes(String(version)))
    throw unfit("Notion-Version header", "a version this fake knows", version);
}
