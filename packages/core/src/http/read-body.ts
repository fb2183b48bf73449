import { PeregrineError } from "../errors.ts";

/** Largest answer we read, in bytes: no JSON API we know answers a tenth of it, and an endless one must not fill memory. */
const LARGEST_BODY = 32 * 1024 * 1024;

/**
 * Reads an answer to its end.
 *
 * @returns the parsed JSON; the text when it does not claim to be JSON; undefined when it is empty
 * @throws PeregrineError `unavailable` for a successful answer that breaks off, claims to be JSON and is not, or is endless
 */
export async function readBody(service: string, response: Response): Promise<unknown> {
  const text = await readText(service, response);
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!response.ok || !claimsJson(response)) return text;
    const message = `${service} answered ${response.status} with something that is not JSON`;
    throw new PeregrineError("unavailable", message, {
      status: response.status,
      mayHaveCommitted: true,
      cause,
    });
  }
}

function claimsJson(response: Response): boolean {
  return /[/+]json\b/.test(response.headers.get("content-type") ?? "");
}

async function readText(service: string, response: Response): Promise<string> {
  const announced = Number(response.headers.get("content-length") ?? Number.NaN);
  // The length that is announced is the packed one.
  if (announced <= LARGEST_BODY && !response.headers.has("content-encoding")) return response.text();
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) {
      throw new PeregrineError(
        "unavailable",
        `${service} answered with more than ${LARGEST_BODY / 2 ** 20} MiB`,
        { mayHaveCommitted: true },
      );
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
