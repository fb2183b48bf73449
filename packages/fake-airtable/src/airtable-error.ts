import type { Answer } from "@peregrine/fake-service";

/** A refusal. Airtable has three envelopes for them: see the functions below. */
export class AirtableError extends Error {
  override readonly name = "AirtableError";
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }

  toAnswer(): Answer {
    return { status: this.status, body: this.body };
  }
}

/** The usual envelope: `{"error":{"type","message"}}`. */
export function refusal(status: number, type: string, message: string): AirtableError {
  return new AirtableError(status, { error: { type, message } });
}

/** 422: understood, and refused. */
export function unfit(type: string, message: string): AirtableError {
  return refusal(422, type, message);
}

/** 422 for a request of another shape than documented. */
export function malformed(message: string): AirtableError {
  return unfit("INVALID_REQUEST_UNKNOWN", `Invalid request: ${message}`);
}

/** 404 for a base or record that is not there: `{"error":"NOT_FOUND"}`. */
export function notFound(): AirtableError {
  return new AirtableError(404, { error: "NOT_FOUND" });
}

/** 403 for what is not there, not shared, or out of the token's scopes. Airtable does not tell which. */
export function notAllowed(): AirtableError {
  return refusal(
    403,
    "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND",
    "Invalid permissions, or the requested model was not found. Check that both your user and your token have the required permissions, and that the model names and/or ids are correct.",
  );
}

/** 403 for what the token may and its user may not. */
export function notPermitted(deed: string): AirtableError {
  return refusal(403, "INVALID_PERMISSIONS", `You are not permitted to ${deed}`);
}

/** 429: `{"errors":[{"error","message"}]}`. */
export function tooMany(error: string, message: string): AirtableError {
  return new AirtableError(429, { errors: [{ error, message }] });
}
