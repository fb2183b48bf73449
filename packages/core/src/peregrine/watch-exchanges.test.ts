import { expect, test } from "vitest";
import { connectUseCase } from "./connect.ts";
import { TestHome } from "./testing/test-home.ts";
import type { Exchange } from "./watch-exchanges.ts";

test("who looks on is told each request and its answer, and no secret, though the service repeats it", async () => {
  const home = new TestHome().install();
  const seen: Exchange[] = [];
  const context = { ...home.context(), onExchange: (exchange: Exchange) => void seen.push(exchange) };
  await connectUseCase(context, "acme", { api_key: "s3cret-key", workspace: "jobs" });
  await connectUseCase(context, "acme", { api_key: "good", workspace: "jobs" });
  expect(seen).toHaveLength(2);
  expect(seen[0]).toMatchObject({ integration: "acme", method: "GET", status: 401, body: "" });
  expect(seen[0]?.answer).toContain("The key Bearer [redacted] is not known");
  expect(seen[1]).toMatchObject({ status: 200, answer: '{"account":"Ada"}' });
  expect(JSON.stringify(seen)).not.toContain("s3cret");
});

test("a request that nobody answered is told with its reason", async () => {
  const home = new TestHome().install();
  const seen: Exchange[] = [];
  const fetch = () => Promise.reject(new TypeError("fetch failed"));
  const context = { ...home.context(), fetch, onExchange: (exchange: Exchange) => void seen.push(exchange) };
  await connectUseCase(context, "acme", { api_key: "good", workspace: "jobs" });
  expect(seen[0]).toMatchObject({ answer: expect.stringContaining("could not be reached") });
  expect(seen[0]).not.toHaveProperty("status");
});
