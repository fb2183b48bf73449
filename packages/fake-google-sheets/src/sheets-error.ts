/** Google's words for a status. */
const STATUS = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
} as const;

/** A refusal in the envelope of Google's APIs. */
export class SheetsError extends Error {
  override readonly name = "SheetsError";
  readonly status: keyof typeof STATUS;
  readonly details: readonly object[];

  constructor(status: keyof typeof STATUS, message: string, details: readonly object[] = []) {
    super(message);
    this.status = status;
    this.details = details;
  }

  /** The body of the answer. */
  toBody(): { error: Record<string, unknown> } {
    const { status, message, details } = this;
    return {
      error: {
        code: status,
        message,
        status: STATUS[status],
        ...(details.length > 0 ? { details } : {}),
      },
    };
  }
}

/** 400: understood, and refused. */
export function invalid(message: string): SheetsError {
  return new SheetsError(400, message);
}

/** `ErrorInfo`, the part of an error that programs read. */
export function errorInfo(reason: string, metadata: Readonly<Record<string, string>>): object {
  return {
    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
    reason,
    domain: "googleapis.com",
    metadata: { service: "sheets.googleapis.com", ...metadata },
  };
}
