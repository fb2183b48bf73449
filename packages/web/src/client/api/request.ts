import { text } from "../text.ts";
import { Refused } from "./refused.ts";

/** Words of an address's query; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/**
 * Asks our own server.
 *
 * @throws Refused with the server's failure, or `network` when it is gone
 */
export async function request<T>(method: "GET" | "POST" | "PUT", path: string, body?: object): Promise<T> {
  const response = await send(method, path, body);
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer;
  throw new Refused(answer?.failure ?? { code: "unavailable", message: text.oddAnswer(response.status) });
}

/** A path with its query. */
export function address(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") params.set(key, String(value));
  }
  return params.size > 0 ? `${path}?${params}` : path;
}

async function send(method: string, path: string, body: object | undefined): Promise<Response> {
  const content = body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  try {
    // What is put, a draft, is kept even when its page is closed at this moment.
    return await fetch(path, { method, keepalive: method === "PUT", ...content });
  } catch {
    throw new Refused({ code: "network", message: text.serverGone, hint: text.startServer });
  }
}
