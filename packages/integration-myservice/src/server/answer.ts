import type { ServerResponse } from "node:http";

/** What goes back to a client: a status and what becomes the JSON body. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every refusal says: a word for programs, a sentence for people, and the field that is wrong, if one is. */
export interface Refusal {
  readonly error: string;
  readonly message: string;
  readonly field?: string;
}

export function ok(body: unknown, status = 200): Answer {
  return { status, body };
}

export function refuse(status: number, refusal: Refusal, headers?: Readonly<Record<string, string>>): Answer {
  return headers ? { status, body: refusal, headers } : { status, body: refusal };
}

export function notFound(message: string): Answer {
  return refuse(404, { error: "not_found", message });
}

export function notAllowed(methods: readonly string[]): Answer {
  const allow = methods.join(", ");
  return refuse(405, { error: "method_not_allowed", message: `Only ${allow} is understood here` }, { allow });
}

/** Sends an answer. */
export function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
