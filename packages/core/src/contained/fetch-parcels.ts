import { isMap } from "../discovery/json-file.ts";
import { PeregrineError } from "../errors.ts";
import type { Parcel } from "./channel.ts";

/** Largest answer that is passed on, in bytes: what an integration's own client reads at most. */
const LARGEST_BODY = 32 * 1024 * 1024;
const WITHOUT_BODY = new Set([101, 103, 204, 205, 304]);

/** A request as a parcel: its body is read to the end. */
export async function packRequest(request: Request): Promise<Parcel> {
  const { url, method, headers } = request;
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return { value: { url, method, headers: [...headers] }, ...(body ? { body } : {}) };
}

/** What was asked for; undefined when it is no request at all. */
export function unpackRequest({
  value,
  body,
}: Required<Parcel>): { url: URL; init: RequestInit } | undefined {
  if (!isMap(value) || typeof value.url !== "string" || typeof value.method !== "string") return undefined;
  const url = URL.parse(value.url);
  if (!url) return undefined;
  const payload = body.byteLength === 0 ? {} : { body: new Uint8Array(body) };
  return { url, init: { method: value.method, headers: pairsIn(value.headers), ...payload } };
}

/**
 * An answer as a parcel, read to its end.
 *
 * @throws PeregrineError `unavailable` for one that is too large
 */
export async function packResponse(response: Response): Promise<Parcel> {
  const { url, status, statusText, headers } = response;
  return { value: { url, status, statusText, headers: [...headers] }, body: await bytesOf(response) };
}

/** An answer that another process received. */
export function unpackResponse({ value, body }: Required<Parcel>): Response {
  const { url, status, statusText, headers } = isMap(value) ? value : {};
  const code = typeof status === "number" ? status : 500;
  const response = new Response(WITHOUT_BODY.has(code) ? null : new Uint8Array(body), {
    status: code,
    statusText: typeof statusText === "string" ? statusText : "",
    headers: pairsIn(headers),
  });
  return Object.defineProperty(response, "url", { value: url });
}

async function bytesOf({ body, url }: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.byteLength;
    if (size > LARGEST_BODY) {
      throw new PeregrineError(
        "unavailable",
        `${URL.parse(url)?.host ?? "The service"} answered with more than ${LARGEST_BODY / 2 ** 20} MiB`,
        { mayHaveCommitted: true },
      );
    }
    pieces.push(piece);
  }
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}

function pairsIn(value: unknown): [string, string][] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((pair: unknown) => {
    const [name, text]: unknown[] = Array.isArray(pair) ? pair : [];
    return typeof name === "string" && typeof text === "string" ? [[name, text]] : [];
  });
}
