import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { refuse, type Answer } from "./answer.ts";

/** Largest body that is read, in bytes. */
export const LARGEST_BODY = 1024 * 1024;

/** How much of a body that is too large is taken off the wire, so that its sender gets to read our refusal. */
const LARGEST_WASTE = 32 * LARGEST_BODY;

const NOT_JSON = refuse(400, { error: "bad_json", message: "The body is not JSON in UTF-8" });
const TOO_LARGE = refuse(413, {
  error: "too_large",
  message: `A body may have ${LARGEST_BODY} bytes at most`,
});

/** Reads and parses the body of a request, or says why it is refused. Rejects when the client breaks off. */
export async function readJson(request: IncomingMessage): Promise<{ json: unknown } | { refusal: Answer }> {
  const bytes = await readBytes(request);
  if (!bytes) return { refusal: TOO_LARGE };
  if (!isUtf8(bytes)) return { refusal: NOT_JSON };
  try {
    return { json: JSON.parse(bytes.toString("utf8")) };
  } catch {
    return { refusal: NOT_JSON };
  }
}

function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
      else chunks.length = 0;
      if (size > LARGEST_WASTE) request.destroy();
    });
    request.on("end", () => resolve(size > LARGEST_BODY ? undefined : Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => {
      if (!request.complete) reject(new Error("The client broke off"));
    });
  });
}
