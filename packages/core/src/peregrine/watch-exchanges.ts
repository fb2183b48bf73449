import { toFailure } from "../errors.ts";
import { failureOfThrown } from "../http/failure-of-thrown.ts";
import type { OpenedIntegration } from "./opened-integration.ts";

/** One request of an integration and what came of it, for whoever watches. No header; the connection's secrets are taken out. */
export interface Exchange {
  integration: string;
  method: string;
  url: string;
  /** Of the request, as text, shortened; empty when it had none, or one that is no text. */
  body: string;
  /** Undefined when no answer came. */
  status?: number;
  /** Of the answer, shortened; why none came. */
  answer: string;
  /** From the request to the last byte of the answer, in milliseconds. */
  ms: number;
}

/** Bodies are read up to here, in characters. */
const LONGEST = 2000;

/** The same integration, of whose requests each is told once its answer was read. */
export function watchExchanges(
  integration: OpenedIntegration,
  send: typeof fetch,
  tell: (exchange: Exchange) => void,
): OpenedIntegration {
  const watched = (fetch: typeof globalThis.fetch): typeof globalThis.fetch => {
    return async (input, init) => {
      const start = performance.now();
      const request = {
        integration: integration.name,
        method: init?.method ?? (input instanceof Request ? input.method : "GET"),
        url: integration.redact(input instanceof Request ? input.url : String(input)),
        body: shortened(textOf(init?.body), integration),
      };
      const ended = (rest: Pick<Exchange, "status" | "answer">): void =>
        tell({ ...request, ...rest, ms: Math.round(performance.now() - start) });
      try {
        const response = await fetch(input, init);
        const text = response.clone().text();
        void text
          .catch((error: unknown) => reasonOf(integration, error))
          .then((answer) => ended({ status: response.status, answer: shortened(answer, integration) }));
        return response;
      } catch (error) {
        ended({ answer: integration.redact(reasonOf(integration, error)) });
        throw error;
      }
    };
  };
  integration.attach(watched(send));
  return { ...integration, attach: (fetch) => integration.attach(watched(fetch)) };
}

/** Secrets go before the rest is cut off: half of one would not be known. */
function shortened(text: string, integration: OpenedIntegration): string {
  const safe = integration.redact(text);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}

function reasonOf({ label }: OpenedIntegration, error: unknown): string {
  return toFailure(failureOfThrown(label, error)).message;
}

/** A stream is left alone: it can be read only once. */
function textOf(body: RequestInit["body"]): string {
  if (typeof body === "string") return body;
  if (body instanceof URLSearchParams) return String(body);
  return body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? new TextDecoder().decode(body) : "";
}
