/** What may stand beside the code and message of a refusal. */
export interface ErrorExtras {
  additionalData?: Readonly<Record<string, string | string[]>>;
  retryAfterSeconds?: number;
}

/** A refusal in Notion's envelope. */
export class NotionError extends Error {
  override readonly name = "NotionError";
  readonly status: number;
  readonly code: string;
  readonly extras: ErrorExtras;

  constructor(status: number, code: string, message: string, extras: ErrorExtras = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.extras = extras;
  }

  /** The body of the answer. */
  toBody(requestId: string): Record<string, unknown> {
    const { additionalData } = this.extras;
    return {
      object: "error",
      status: this.status,
      code: this.code,
      message: this.message,
      ...(additionalData ? { additional_data: additionalData } : {}),
      request_id: requestId,
    };
  }
}

/** 400 `validation_error`: understood, and refused. */
export function invalid(message: string): NotionError {
  return new NotionError(400, "validation_error", message);
}

/** 404 `object_not_found`: not there, or not shared. Notion does not tell which. */
export function notFound(kind: "page" | "database" | "data_source" | "block", id: string): NotionError {
  const hint = "Make sure the relevant pages and databases are shared with your integration.";
  return new NotionError(404, "object_not_found", `Could not find ${kind} with ID: ${id}. ${hint}`);
}

/** 400 `validation_error`: what the page stands in lies in the trash. */
export function archivedAncestor(): NotionError {
  return invalid(
    "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing the page.",
  );
}
