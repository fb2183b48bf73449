import { PeregrineError, type FailureCode, type FailureDetails } from "@peregrine/core";

/** What Airtable says of a refusal, in whichever of its three envelopes. */
interface Said {
  type: string;
  message: string;
}

/** How long Airtable refuses everything after a 429; documented, and told in no header. */
const PENALTY_MS = 30_000;
const TOKENS_URL = "https://airtable.com/create/tokens";

/**
 * A failed request as a failure of ours: the one place that knows Airtable's words. What is not Airtable's own answer comes
 * back as it is.
 */
export function airtableFailure(thrown: unknown): unknown {
  if (!PeregrineError.is(thrown)) return thrown;
  const { status } = thrown;
  const said = saidIn(thrown.cause);
  switch (status) {
    case 401:
      return fail(thrown, "auth", "Airtable does not accept the token", BAD_TOKEN);
    case 403:
      return said
        ? forbidden(thrown, said)
        : fail(thrown, "unavailable", "Something in front of Airtable blocked the request", BLOCKED);
    case 404:
      return fail(thrown, "not_found", "Airtable finds nothing of this id", GONE);
    case 422:
      return said ? refused(thrown, said) : thrown;
    case 429:
      return limited(thrown, said);
    default:
      return thrown;
  }
}

const BAD_TOKEN = {
  field: "api_key",
  hint: "Copy your personal access token again, whole; it begins with pat. If it was regenerated or deleted, the old one is dead.",
  docsUrl: TOKENS_URL,
};

const BLOCKED = {
  mayHaveCommitted: false,
  hint: "Try again later, or from another network; a firewall stopped it.",
};

const GONE = { hint: "The base or the row was deleted, or the token has no access to it." };

function limited(thrown: PeregrineError, said: Said | undefined): PeregrineError {
  if (said?.type === "PUBLIC_API_BILLING_LIMIT_EXCEEDED")
    return fail(thrown, "quota", "The month's API calls of your Airtable plan are used up", {
      mayHaveCommitted: false,
      hint: "They come back with the next month; a larger plan has more. What is missing follows then.",
    });
  return fail(thrown, "rate_limited", "Airtable asks us to slow down", {
    mayHaveCommitted: false,
    retryAfterMs: thrown.retryAfterMs ?? PENALTY_MS,
  });
}

function forbidden(thrown: PeregrineError, { type, message }: Said): PeregrineError {
  if (type === "INVALID_PERMISSIONS")
    return fail(thrown, "permission", `Airtable does not let you do this: ${message}`, {
      field: "base_id",
      hint: "Whoever made the token needs to be an Editor of the base, or a Creator to add columns.",
    });
  return fail(thrown, "permission", "Airtable does not let the token do this", {
    field: "api_key",
    hint: "Open the token's page and see that it has all four scopes (data.records:read and :write, schema.bases:read and :write) and access to the base. The table may also have been deleted.",
    docsUrl: TOKENS_URL,
  });
}

function refused(thrown: PeregrineError, { type, message }: Said): PeregrineError {
  switch (type) {
    case "ROW_DOES_NOT_EXIST":
      return fail(thrown, "not_found", "The row is not there any more", {
        hint: "Restore it from the base's trash to have it updated again.",
      });
    case "UNKNOWN_FIELD_NAME":
      return fail(thrown, "schema", `The table has lost a column: ${message}`, {
        hint: "It was deleted while jobs were written. Sync again: what it held is then left out.",
      });
    case "LIST_RECORDS_ITERATOR_NOT_AVAILABLE":
      return fail(thrown, "unavailable", "Airtable lost its place while the table was read", {
        mayHaveCommitted: false,
      });
    default:
      return fail(thrown, "schema", `Airtable refused what we sent: ${message}`);
  }
}

function fail(
  thrown: PeregrineError,
  code: FailureCode,
  message: string,
  details: FailureDetails = {},
): PeregrineError {
  const status = thrown.status === undefined ? {} : { status: thrown.status };
  return new PeregrineError(code, message, { ...status, ...details, cause: thrown });
}

/** `{"error":{"type","message"}}`, `{"error":"NOT_FOUND"}` or `{"errors":[{"error","message"}]}`. */
function saidIn(body: unknown): Said | undefined {
  const { error, errors } = Object(body);
  if (typeof error === "string") return { type: error, message: error };
  const [type, message] = Array.isArray(errors)
    ? [Object(errors[0]).error, Object(errors[0]).message]
    : [Object(error).type, Object(error).message];
  return typeof type === "string" ? { type, message: words(message) || type } : undefined;
}

/** One line, not too long: Airtable repeats what it refuses. */
function words(value: unknown): string {
  const line = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  return line.length > 300 ? `${line.slice(0, 300).toWellFormed()}…` : line;
}
