import { UnreadableBody, findRoute, type Answer, type Call } from "@peregrine/fake-service";
import { AirtableError, notFound, refusal, tooMany } from "./airtable-error.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { ROUTES, baseOf } from "./routes.ts";
import type { World } from "./state.ts";

/** Answers one call. @throws AirtableError, UnreadableBody */
export function answerCall(call: Call, world: World, limiter: RateLimiter | undefined): Answer {
  requireToken(call, world);
  limiter?.take(baseOf(call.path), call.at);
  if (world.spent && !call.path.startsWith("/v0/meta/"))
    throw tooMany(
      "PUBLIC_API_BILLING_LIMIT_EXCEEDED",
      "The API billing plan limit was exceeded for this month",
    );
  const route = findRoute(ROUTES, call.method, call.path);
  if (!route) throw notFound();
  const exchange = { world, query: call.query, body: () => call.json() };
  return { status: 200, body: route.handler(exchange, route.parameters) };
}

/** Puts what went wrong into one of Airtable's envelopes. */
export function refuseCall(error: unknown): Answer {
  if (error instanceof AirtableError) return error.toAnswer();
  if (!(error instanceof UnreadableBody)) return refusal(500, "SERVER_ERROR", String(error)).toAnswer();
  if (error.reason === "too_large")
    return refusal(413, "REQUEST_TOO_LARGE", "Request body is too large").toAnswer();
  return refusal(422, "INVALID_REQUEST_BODY", "Could not parse request body").toAnswer();
}

function requireToken({ headers }: Call, { token }: World): void {
  if (headers.authorization === undefined)
    throw refusal(401, "AUTHENTICATION_REQUIRED", "Authentication required");
  if (headers.authorization !== `Bearer ${token}`)
    throw refusal(401, "UNAUTHORIZED", "Invalid authentication token");
}
