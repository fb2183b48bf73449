import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { closeServer, urlOf } from "../../server/loopback-server.ts";
import type { RunningService } from "../integration-under-test.ts";

export const TOKEN = "notes/+?token-77c1";

type Stored = Record<string, unknown>;

/** The service that `Notes` talks to. */
export async function startNotes(): Promise<RunningService> {
  const notes: Stored[] = [];
  const server = createServer((request, response) => void answer(notes, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: urlOf(server).origin,
    records: () => notes.map(({ id, key, ...values }) => ({ id: String(id), job: String(key), values })),
    edit: (id) => Object.assign(notes[Number(id)] ?? {}, { company: "By hand" }),
    close: () => closeServer(server),
  };
}

async function answer(notes: Stored[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "", "http://notes");
  const [status, body] =
    request.headers.authorization === `Bearer ${TOKEN}`
      ? await act(notes, request, url)
      : [401, { message: "Who are you?" }];
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function act(notes: Stored[], request: IncomingMessage, url: URL): Promise<[number, unknown]> {
  const sent: Stored = request.method === "GET" ? {} : Object(await json(request));
  const note = notes[Number(url.pathname.split("/")[2] ?? "none")];
  if (url.pathname === "/me") return [200, {}];
  if (request.method === "POST") return [201, notes[notes.push({ id: String(notes.length), ...sent }) - 1]];
  if (request.method === "PATCH") return note ? [200, Object.assign(note, sent)] : [404, {}];
  return [200, notes.filter(({ key }) => key === url.searchParams.get("key"))];
}
