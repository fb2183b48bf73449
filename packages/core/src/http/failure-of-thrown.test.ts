import { expect, test } from "vitest";
import { PeregrineError } from "../errors.ts";
import { failureOfThrown } from "./failure-of-thrown.ts";

const coded = (code: string) => Object.assign(new Error("low"), { code });
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause });

test.each([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
])("after %s nothing can have happened at the service", (code) => {
  expect(failureOfThrown("Acme", fetchFailed(coded(code)))).toMatchObject({
    code: "network",
    mayHaveCommitted: false,
    message: `Acme could not be reached (${code})`,
  });
});

test.each([coded("ECONNRESET"), coded("UND_ERR_SOCKET"), coded("EPIPE"), undefined])(
  "a connection that broke may have carried the request",
  (cause) => {
    expect(failureOfThrown("Acme", fetchFailed(cause))).toMatchObject({
      code: "network",
      mayHaveCommitted: true,
      hint: expect.any(String),
    });
  },
);

test("several attempts (IPv6, IPv4) are one failure", () => {
  const all = Object.assign(new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]), {
    code: "ECONNREFUSED",
  });
  expect(failureOfThrown("Acme", fetchFailed(all))).toMatchObject({ mayHaveCommitted: false });
});

test("deadlines and aborts are told apart", () => {
  expect(
    failureOfThrown("Acme", AbortSignal.timeout(0).reason ?? new DOMException("t", "TimeoutError")),
  ).toMatchObject({ code: "timeout" });
  expect(failureOfThrown("Acme", new DOMException("a", "AbortError"))).toMatchObject({ code: "cancelled" });
});

test.each([
  new PeregrineError("quota", "m"),
  new TypeError("x is not a function"),
  new Error("m"),
  "word",
  undefined,
  null,
])("%j comes back as it was", (thrown) => {
  expect(failureOfThrown("Acme", thrown)).toBe(thrown);
});

test("a cause that is its own cause ends", () => {
  const loop = new TypeError("fetch failed");
  loop.cause = loop;
  expect(failureOfThrown("Acme", loop)).toMatchObject({ code: "network", mayHaveCommitted: true });
});
