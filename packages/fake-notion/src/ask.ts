import type { FakeNotion } from "./fake-notion.ts";

/** What was answered to a bare request. */
export interface Asked {
  status: number;
  retryAfter: string | null;
  body: { code?: string; message?: string; id?: string; [key: string]: unknown };
}

/** Sends a bare request, so that a test can ask what no client would. */
export async function ask(
  notion: FakeNotion,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Asked> {
  const response = await fetch(notion.url + path, {
    method,
    headers: { authorization: `Bearer ${notion.token}`, "notion-version": "2026-03-11", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    body: await response.json(),
  };
}
