import {
  PeregrineError,
  failureOfStatus,
  failureOfThrown,
  parseRetryAfter,
  type FailureCode,
  type FailureDetails,
} from "@peregrine/core";

/** What a failed answer of Notion holds, however it reached us. */
interface Answer {
  status: number;
  headers: { get(name: string): string | null };
  /** Notion's own code, or `""` when the answer is not Notion's: a proxy's page, for example. */
  code: string;
  message: string;
  /** Why a request was refused for its rate, in Notion's words. */
  reason: string;
}

const LONGEST_MESSAGE = 300;
const CONNECTIONS_URL = "https://www.notion.so/my-integrations";

/**
 * Any thrown thing as a failure of ours: the one place that knows Notion's codes and words, and those of its client.
 * What we threw ourselves comes back as it is.
 */
export function notionFailure(thrown: unknown): unknown {
  if (PeregrineError.is(thrown)) return thrown;
  const answer = answerIn(thrown);
  if (answer) return failureOf(answer);
  const name = thrown instanceof Error ? thrown.name : "";
  if (name === "RequestTimeoutError")
    return new PeregrineError("timeout", "Notion did not answer in time", { cause: thrown });
  if (name === "SyntaxError") {
    return new PeregrineError("unavailable", "Notion answered with something that is not JSON", {
      mayHaveCommitted: true,
      cause: thrown,
    });
  }
  return failureOfThrown("Notion", thrown);
}

function failureOf(answer: Answer): PeregrineError {
  if (answer.status === 429 || answer.status === 529) return limited(answer);
  const known = KNOWN[answer.code]?.(answer);
  if (known) return known;
  if (answer.status === 403) {
    return fail(answer, "unavailable", "Something in front of Notion blocked the request", {
      mayHaveCommitted: false,
      hint: "Try again later, or from another network; a firewall or Notion's own protection stopped it.",
    });
  }
  const { status, headers, message } = answer;
  return failureOfStatus("Notion", { status, headers, body: { message } });
}

const KNOWN: Readonly<Record<string, (answer: Answer) => PeregrineError>> = {
  unauthorized: (answer) =>
    fail(answer, "auth", "Notion does not accept the token", {
      field: "token",
      hint: "Copy the secret of your connection again, whole; it begins with ntn_. If it was refreshed or removed, make a new one.",
      docsUrl: CONNECTIONS_URL,
    }),
  restricted_resource: (answer) =>
    fail(answer, "permission", "The connection may not do this in Notion", {
      field: "token",
      hint: "Open your connection's settings and tick Read content, Update content and Insert content under Capabilities.",
      docsUrl: CONNECTIONS_URL,
    }),
  object_not_found: (answer) =>
    fail(answer, "not_found", `Notion finds nothing of this id: ${answer.message}`, {
      hint: "It was removed, or is not shared with your connection: in Notion, open the database → ••• → Connections → add it.",
    }),
  validation_error: invalid,
  conflict_error: (answer) =>
    fail(answer, "conflict", "Somebody changed the same thing in Notion at the same moment", {
      mayHaveCommitted: true,
    }),
  row_limit_exceeded: (answer) =>
    fail(answer, "quota", "The Notion workspace takes no new pages: its free blocks are used up", {
      mayHaveCommitted: false,
      hint: "Upgrade the workspace, or move the database to one that you use alone. What is there can still be updated.",
    }),
};

function invalid(answer: Answer): PeregrineError {
  if (/archived ancestor/i.test(answer.message)) {
    // Of no page alone: a code that a missing page has would detach every job there is.
    return fail(answer, "invalid_config", "The database, or a page around it, is in Notion's trash", {
      field: "database_id",
      hint: "Restore it there, or connect another database.",
    });
  }
  if (/is archived|in (the )?trash/i.test(answer.message)) {
    return fail(answer, "not_found", "The page is in Notion's trash", {
      hint: "Restore it there to have it updated again.",
    });
  }
  if (/is a page, not a database/.test(answer.message)) {
    return fail(answer, "invalid_config", "That is a page, not a database", {
      field: "database_id",
      hint: "Open the database itself as a full page (⤢ beside its name), then ••• → Copy link.",
    });
  }
  return fail(answer, "schema", `Notion refused what we sent: ${answer.message}`);
}

/** The connection's own limit lasts a minute at most; the one that all connections of a workspace share may last longer. */
function limited(answer: Answer): PeregrineError {
  const retryAfterMs = parseRetryAfter(answer.headers.get("retry-after"), Date.now());
  const message = answer.status === 529 ? "Notion is overloaded" : "Notion asks us to slow down";
  return fail(answer, "rate_limited", answer.reason ? `${message} (${answer.reason})` : message, {
    mayHaveCommitted: false,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function fail(
  { status }: Answer,
  code: FailureCode,
  message: string,
  details: FailureDetails = {},
): PeregrineError {
  return new PeregrineError(code, message, { status, ...details });
}

/** An error of Notion's client, told by its parts: the client itself is loaded only when it is used. */
function answerIn(thrown: unknown): Answer | undefined {
  if (!(thrown instanceof Error) || !("status" in thrown) || !("body" in thrown)) return undefined;
  const { status, body } = thrown;
  if (typeof status !== "number" || typeof body !== "string") return undefined;
  const parsed = parse(body);
  const headers = "headers" in thrown ? thrown.headers : undefined;
  const reason = isMap(parsed["additional_data"])
    ? parsed["additional_data"]["rate_limit_reason"]
    : undefined;
  return {
    status,
    headers: readable(headers),
    code: words(parsed["code"]),
    message: words(parsed["message"]),
    reason: words(reason),
  };
}

function readable(headers: unknown): Answer["headers"] {
  return headers instanceof Headers ? headers : new Headers();
}

function parse(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return isMap(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One line, not too long: Notion repeats what it refuses. */
function words(value: unknown): string {
  const line = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE).toWellFormed()}…` : line;
}
