import { UnreadableBody, findRoute, type Answer, type Call } from "@peregrine/fake-service";
import { masked, parseFieldMask } from "./field-mask.ts";
import type { Quota } from "./quota.ts";
import { ROUTES } from "./routes.ts";
import type { Script } from "./script.ts";
import { SheetsError, errorInfo, invalid } from "./sheets-error.ts";
import type { World } from "./state.ts";
import type { Tokens } from "./tokens.ts";

/** What answering takes. */
export interface Service {
  world: World;
  tokens: Tokens;
  quota: Quota;
  script: Script;
  now: () => number;
}

/** Answers a call of the Sheets API: who calls, whether the API is on, the quota, then what is asked. */
export async function answerCall(
  call: Call,
  { world, tokens, quota, script, now }: Service,
): Promise<Answer> {
  const route = findRoute(ROUTES, call.method, call.path);
  if (!route) throw new SheetsError(404, `There is no method ${call.method} ${call.path}`);
  const { handler, parameters } = route;
  const body = await script.around(call, () => {
    const account = tokens.accountOf(call.headers.authorization);
    if (!world.apiEnabled) throw disabled();
    quota.take(handler.quota, now());
    const [id = "", range = ""] = parameters;
    const answered = handler.handle({ world, account, query: call.query, body: call.json() }, id, range);
    const fields = call.query.get("fields");
    return fields === null ? answered : masked(answered, parseFieldMask(fields));
  });
  return { status: 200, body };
}

/** Any failure in the envelope of Google's APIs. */
export function refuseCall(error: unknown): Answer {
  const refusal = asRefusal(error);
  return { status: refusal.status, body: refusal.toBody() };
}

function asRefusal(error: unknown): SheetsError {
  if (error instanceof SheetsError) return error;
  if (error instanceof UnreadableBody) return invalid("Invalid JSON payload received. Unexpected token.");
  return new SheetsError(500, String(error));
}

function disabled(): SheetsError {
  const message =
    "Google Sheets API has not been used in project 123456789012 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=123456789012 then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.";
  return new SheetsError(403, message, [
    errorInfo("SERVICE_DISABLED", { consumer: "projects/123456789012" }),
  ]);
}
