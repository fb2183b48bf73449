import { ask as askService, type Asked } from "@peregrine/fake-service";
import type { FakeAirtable } from "./fake-airtable.ts";

/** Any of Airtable's envelopes, and what matters to tests of an answer that is none. */
interface Body {
  error?: { type: string; message: string } | string;
  errors?: { error: string; message: string }[];
  records?: { id: string; fields: Record<string, unknown> }[];
  [key: string]: unknown;
}

/** Sends a bare request, so that a test can ask what no client would. */
export function ask(
  airtable: FakeAirtable,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${airtable.token}` },
): Promise<Asked<Body>> {
  return askService<Body>(airtable.url + path, { method, headers, body });
}
