import { request, type IncomingHttpHeaders } from "node:http";

/** What came back. */
export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A request with exactly these headers and this path: `fetch` sets some itself, and tidies paths up. */
export async function rawRequest(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
  { method = "GET", body }: { method?: string; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const sent = request({ hostname, port, path, method, headers }, (response) => {
    const parts: Buffer[] = [];
    response.on("data", (part: Buffer) => parts.push(part));
    response.on("error", reject);
    response.on("end", () => {
      const text = Buffer.concat(parts).toString();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
  });
  sent.on("error", reject);
  sent.end(body);
  return promise;
}
