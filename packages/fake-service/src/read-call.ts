import type { IncomingMessage } from "node:http";
import type { Call, LoggedCall } from "./call.ts";
import { UnreadableBody } from "./unreadable-body.ts";

/** Reads a request to its end; its log entry is made by {@link logEntry}. Rejects when it breaks off. */
export async function readCall(request: IncomingMessage, at: number): Promise<Call> {
  const { method = "GET", url = "/", headers } = request;
  const { pathname: path, searchParams: query } = new URL(url, "http://127.0.0.1");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return { method, path, query, headers, text, at, json: () => parse(text) };
}

/** The log entry of a call that is not answered yet. */
export function logEntry({ method, path, query, text, at }: Call): LoggedCall {
  const values = Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key)]));
  return { method, path, query: values, body: readable(text), at, status: 0, answer: undefined };
}

function readable(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return text;
  }
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableBody("not_json");
  }
}
