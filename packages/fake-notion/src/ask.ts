import { ask as askService } from "@peregrine/fake-service";
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
  const asked = await askService<Asked["body"]>(notion.url + path, {
    method,
    headers: { authorization: `Bearer ${notion.token}`, "notion-version": "2026-03-11", ...headers },
    body,
  });
  return { ...asked, retryAfter: asked.headers.get("retry-after") };
}
