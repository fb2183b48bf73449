import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { toFailure } from "@peregrine/core";
import { NotionApi } from "./notion-api.ts";

let server: Server;
let answer: { status: number; headers?: Record<string, string>; body: string };
let api: NotionApi;

beforeEach(async () => {
  server = createServer((_, response) =>
    response.writeHead(answer.status, answer.headers).end(answer.body),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  api = new NotionApi({
    token: "ntn_secret",
    baseUrl: () => `http://127.0.0.1:${port}/`,
    fetch: (url, init) => fetch(url, { ...init, redirect: "manual" }),
  });
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

async function failure() {
  const signal = new AbortController().signal;
  return api.call(signal, (client) => client.users.me({})).then(() => undefined, toFailure);
}

const error = (
  status: number,
  code: string,
  message = "",
  headers: Record<string, string> = {},
  also: object = {},
) => ({
  status,
  headers,
  body: JSON.stringify({ object: "error", status, code, message, ...also }),
});

test.each([
  [error(401, "unauthorized", "API token is invalid."), { code: "auth", field: "token" }],
  [
    error(403, "restricted_resource"),
    { code: "permission", field: "token", hint: expect.stringContaining("Insert content") },
  ],
  [
    { status: 403, body: "<html>blocked</html>" },
    { code: "unavailable", mayHaveCommitted: false },
  ],
  [error(404, "object_not_found", "Could not find page with ID: x."), { code: "not_found" }],
  [
    error(
      400,
      "validation_error",
      "Can't edit block that is archived. You must unarchive the block before editing.",
    ),
    { code: "not_found", message: "The page is in Notion's trash" },
  ],
  [
    error(
      400,
      "validation_error",
      "Provided ID x is a page, not a database. Use the retrieve page API instead.",
    ),
    { code: "invalid_config", field: "database_id" },
  ],
  [
    error(400, "validation_error", "Status is expected to be status."),
    { code: "schema", message: "Notion refused what we sent: Status is expected to be status." },
  ],
  [error(400, "missing_version"), { code: "schema" }],
  [error(409, "conflict_error"), { code: "conflict", mayHaveCommitted: true }],
  [error(409, "row_limit_exceeded"), { code: "quota", mayHaveCommitted: false }],
  [error(413, "payload_too_large"), { code: "schema" }],
  [
    error(
      429,
      "rate_limited",
      "",
      { "retry-after": "45" },
      { additional_data: { rate_limit_reason: "workspace" } },
    ),
    { code: "rate_limited", retryAfterMs: 45_000, message: expect.stringContaining("(workspace)") },
  ],
  [error(429, "rate_limited", "", { "retry-after": "0.5" }), { code: "rate_limited", retryAfterMs: 500 }],
  [error(529, "service_overload", "", { "retry-after": "7" }), { code: "rate_limited", retryAfterMs: 7_000 }],
  [error(500, "internal_server_error"), { code: "unavailable" }],
  [error(503, "database_connection_unavailable"), { code: "unavailable" }],
  [
    { status: 502, body: "<html>Bad gateway</html>" },
    { code: "unavailable", status: 502 },
  ],
  [
    { status: 302, headers: { location: "http://evil.example/" }, body: "" },
    { code: "network", mayHaveCommitted: false },
  ],
  [
    { status: 200, body: "{" },
    { code: "unavailable", mayHaveCommitted: true },
  ],
])("%j", async (given, expected) => {
  answer = given;
  const failed = await failure();
  expect(failed).toMatchObject(expected);
  expect(JSON.stringify(failed)).not.toContain("ntn_secret");
});

test("a closed connection and an abort are told apart", async () => {
  answer = error(200, "");
  const aborted = api.call(AbortSignal.abort(), (client) => client.users.me({}));
  await expect(aborted).rejects.toMatchObject({ code: "cancelled" });
  server.closeAllConnections();
  server.close();
  expect(await failure()).toMatchObject({ code: "network", mayHaveCommitted: false });
});

test("what Notion repeats of a long value is shortened", async () => {
  answer = error(400, "validation_error", `body.x should be y, instead was \`"${"x".repeat(5_000)}"\``);
  expect((await failure())?.message.length).toBeLessThan(400);
});
