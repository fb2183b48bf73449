import { PeregrineError, type FailureDetails } from "@peregrine/core";

/** Part of Google's error envelope. */
interface Said {
  message?: unknown;
  details?: unknown;
}

const MINUTE_MS = 60_000;
/** So much past the edge of the minute, and up to as much again: clocks differ, and others wait for the same edge. */
const PAST_EDGE_MS = 1_000;

/**
 * What Google's refusal means for a person: each points at the input to look at.
 *
 * @param email - whom the sheet has to be shared with, if that is known
 * @param changing - whether the call was to change something in a tab that was found before
 */
export function sheetsFailure(error: unknown, email: string | undefined, changing: boolean): unknown {
  if (!PeregrineError.is(error) || error.status === undefined) return error;
  const said: Said = Object(Object(error.cause).error);
  const message = String(said.message ?? "");
  if (error.status === 429) return slowDown(error);
  if (error.status === 401)
    return failure(error, "auth", "Google does not accept the token", "credentials_json");
  if (error.status === 403) return forbidden(error, said, email);
  if (error.status === 404)
    return failure(error, "not_found", "Google knows no spreadsheet of this id", "spreadsheet_id", {
      hint: "Paste the spreadsheet's link from the browser's address bar.",
    });
  if (error.status === 400 && changing && /Unable to parse range/.test(message))
    return new PeregrineError("conflict", "The tab was renamed just now", { mayHaveCommitted: false });
  if (error.status === 400 && /Unable to parse range|No grid with id/.test(message))
    return failure(error, "not_found", "The spreadsheet has no such tab", "sheet_name");
  if (error.status === 400 && /not supported for this document/.test(message))
    return failure(
      error,
      "schema",
      "That is a file, such as one of Excel, not a Google spreadsheet",
      "spreadsheet_id",
      {
        hint: "Open it in Google Sheets, choose File → Save as Google Sheets, and paste the link of what opens.",
      },
    );
  if (error.status === 400 && /protected cell/.test(message))
    return failure(error, "permission", "Some cells are protected", undefined, {
      hint: `Let ${email ?? "the account"} edit them: Data → Protect sheets and ranges.`,
    });
  return error;
}

/** Quotas begin anew with each minute; Google names no time, as a rule. */
function slowDown(error: PeregrineError): PeregrineError {
  const edgeMs = MINUTE_MS - (Date.now() % MINUTE_MS) + PAST_EDGE_MS * (1 + Math.random());
  return new PeregrineError("rate_limited", "Google Sheets asks us to slow down", {
    status: 429,
    retryAfterMs: error.retryAfterMs ?? Math.ceil(edgeMs),
  });
}

function forbidden(error: PeregrineError, { details }: Said, email: string | undefined): PeregrineError {
  const reasons = JSON.stringify(details ?? []);
  if (reasons.includes("SERVICE_DISABLED"))
    return failure(
      error,
      "permission",
      "The Google Sheets API is switched off for these credentials",
      "credentials_json",
      {
        hint: "Enable it in the project that the key belongs to, wait a minute, then try again.",
        docsUrl: "https://console.cloud.google.com/apis/library/sheets.googleapis.com",
      },
    );
  if (reasons.includes("SCOPE_INSUFFICIENT"))
    return failure(error, "permission", "The consent does not include spreadsheets", "credentials_json", {
      hint: "Sign in again, and allow the scope https://www.googleapis.com/auth/spreadsheets.",
    });
  return failure(error, "permission", "The spreadsheet is not shared for editing", "spreadsheet_id", {
    hint: email
      ? `Open it, press Share, and add ${email} as an Editor.`
      : "Open it, press Share, and add the account you signed in with as an Editor.",
  });
}

function failure(
  error: PeregrineError,
  code: PeregrineError["code"],
  message: string,
  field: string | undefined,
  also: FailureDetails = {},
): PeregrineError {
  return new PeregrineError(code, message, {
    ...(field === undefined ? {} : { field }),
    ...(error.status === undefined ? {} : { status: error.status }),
    ...also,
  });
}
