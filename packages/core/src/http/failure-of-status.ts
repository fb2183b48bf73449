import { PeregrineError } from "../errors.ts";
import type { FailureCode } from "../failure-codes.ts";
import { parseRetryAfter } from "./retry-after.ts";

const BY_STATUS: Readonly<Record<number, FailureCode>> = {
  400: "schema",
  401: "auth",
  402: "quota",
  403: "permission",
  404: "not_found",
  408: "timeout",
  409: "conflict",
  410: "not_found",
  412: "conflict",
  413: "schema",
  422: "schema",
  423: "conflict",
  425: "unavailable",
  429: "rate_limited",
  501: "unsupported",
  507: "quota",
  529: "rate_limited",
};

const LONGEST_MESSAGE = 300;

/** The one place that turns an HTTP status into a failure code. */
export function codeOfStatus(status: number): FailureCode {
  if (status >= 300 && status < 400) return "network";
  return BY_STATUS[status] ?? (status >= 500 ? "unavailable" : "unknown");
}

/** What was answered, as far as it explains a failure. */
export interface FailedResponse {
  status: number;
  headers: { get(name: string): string | null };
  /** The answer's body, parsed if it was JSON, else its text. */
  body: unknown;
}

/**
 * The failure that an HTTP answer tells of: its code from the status, its words and field from the body if it has any. The
 * body is its `cause`, for an integration whose service says more there than a status can.
 *
 * @param service - who answered, for the message: the integration's label
 */
export function failureOfStatus(service: string, { status, headers, body }: FailedResponse): PeregrineError {
  const code = codeOfStatus(status);
  if (status >= 300 && status < 400) return redirected(service, status, headers.get("location"));
  const said = saidIn(body);
  const retryAfterMs = parseRetryAfter(headers.get("retry-after"), Date.now()) ?? waitIn(body);
  return new PeregrineError(code, `${service} answered ${status}${said ? `: ${said}` : ""}`, {
    status,
    ...(fieldIn(body) ? { field: fieldIn(body)! } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(isMap(body) ? { cause: body } : {}),
  });
}

function redirected(service: string, status: number, location: string | null): PeregrineError {
  const host = location ? URL.parse(location)?.host : undefined;
  return new PeregrineError(
    "network",
    `${service} answered ${status}, a redirect${host ? ` to ${host}` : ""}`,
    {
      status,
      mayHaveCommitted: false,
      hint: "Redirects are not followed, since one could carry your credentials elsewhere. Check the address and any login page of your network.",
    },
  );
}

/** The service's own words, in any of the shapes that JSON APIs use for them. */
function saidIn(body: unknown): string | undefined {
  if (!isMap(body)) return undefined;
  const errors = Array.isArray(body["errors"]) ? body["errors"][0] : undefined;
  const words = [body["message"], body["error_description"], body["detail"], body["error"], errors];
  for (const word of words) {
    if (typeof word === "string" && word !== "") return oneLine(word);
    if (isMap(word)) return saidIn(word);
  }
  return undefined;
}

function fieldIn(body: unknown): string | undefined {
  if (!isMap(body)) return undefined;
  const field = body["field"] ?? (isMap(body["error"]) ? body["error"]["field"] : undefined);
  return typeof field === "string" ? field : undefined;
}

/** Services that have no header for it say in the body how many seconds to wait. */
function waitIn(body: unknown): number | undefined {
  if (!isMap(body)) return undefined;
  const seconds = body["retry_after"] ?? body["retryAfter"];
  if (typeof seconds === "number") return parseRetryAfter(seconds.toFixed(3), Date.now());
  return waitIn(body["error"]);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
