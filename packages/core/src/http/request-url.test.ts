import { expect, test } from "vitest";
import { requestUrl } from "./request-url.ts";

test.each<[string, string, string]>([
  ["https://api.example.com", "v1/ping", "https://api.example.com/v1/ping"],
  ["https://api.example.com/x", "v1", "https://api.example.com/x/v1"],
  ["https://api.example.com/x/", "/v1", "https://api.example.com/x/v1"],
  ["https://api.example.com/x", "", "https://api.example.com/x/"],
  ["https://api.example.com/x", "https://api.example.com/next?c=1", "https://api.example.com/next?c=1"],
])("%s with %j is %s", (base, path, url) => {
  expect(requestUrl(base, path).href).toBe(url);
});

test("a query is encoded, lists repeat, undefined is left out", () => {
  const query = { q: "a b&c", n: 1, yes: true, list: ["x", "y"], none: undefined };
  expect(requestUrl("https://e.com", "p?kept=1", query).search).toBe(
    "?kept=1&q=a+b%26c&n=1&yes=true&list=x&list=y",
  );
});

test.each([
  "https://evil.example/v1",
  "http://api.example.com/v1",
  "https://api.example.com:8443/",
  "https://api.example.com@evil.example/",
  "javascript:alert(1)",
])("%j leads elsewhere and is refused", (path) => {
  expect(() => requestUrl("https://api.example.com", path)).toThrow(
    expect.objectContaining({ code: "unsupported" }),
  );
});

test.each(["//evil.example/v1", "///evil.example", "\\\\evil.example\\v1", "/\\evil.example"])(
  "%j stays on the host or is refused",
  (path) => {
    let host = "refused";
    try {
      host = requestUrl("https://api.example.com", path).host;
    } catch {}
    expect(["api.example.com", "refused"]).toContain(host);
  },
);
