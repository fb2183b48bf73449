import { expect, test } from "vitest";
import { redact, redactValue } from "./redact.ts";

const SECRET = 'p@ss/w+rd "ü" & <\\>😀';
const MARK = "[redacted]";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const base64url = (text: string) => Buffer.from(text).toString("base64url");
const form = (text: string) => new URLSearchParams({ k: text }).toString().slice(2);
const ascii = (text: string) =>
  text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const html = (text: string) =>
  text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] ?? "&#39;");

const SPELLINGS: Record<string, (secret: string) => string> = {
  "as it is": (secret) => secret,
  "URL-encoded": encodeURIComponent,
  "URL-encoded in lower case": (secret) =>
    encodeURIComponent(secret).replace(/%../g, (escape) => escape.toLowerCase()),
  "loosely URL-encoded": encodeURI,
  "URL-encoded twice": (secret) => encodeURIComponent(encodeURIComponent(secret)),
  "as form data": form,
  "as form data, URL-encoded again": (secret) => encodeURIComponent(form(secret)),
  "in JSON": json,
  "in ASCII JSON": (secret) => ascii(json(secret)),
  "in ASCII JSON, upper case": (secret) =>
    ascii(json(secret)).replace(/u[0-9a-f]{4}/g, (code) => `u${code.slice(1).toUpperCase()}`),
  "in JSON within JSON": (secret) => json(json(secret)),
  "in JSON with slashes escaped": (secret) => json(secret).replaceAll("/", "\\/"),
  "in HTML": html,
  "in HTML, by number": (secret) => [...secret].map((character) => `&#${character.codePointAt(0)};`).join(""),
  "in HTML, by hex number": (secret) =>
    [...secret].map((c) => `&#x${c.codePointAt(0)?.toString(16)};`).join(""),
  "URL-encoded, in HTML, in JSON": (secret) => json(html(encodeURIComponent(secret))),
  "escaped for a shell": (secret) => secret.replace(/[^A-Za-z0-9\u0080-\uFFFF]/g, "\\$&"),
  "in hex": (secret) => Buffer.from(secret).toString("hex"),
  "in upper-case hex": (secret) => Buffer.from(secret).toString("hex").toUpperCase(),
  "in Base64": base64,
  "in URL-safe Base64": base64url,
  "in Base64, URL-encoded": (secret) => encodeURIComponent(base64(secret)),
};

test.each(Object.entries(SPELLINGS))("takes out a secret written %s", (_, spell) => {
  expect(redact(`before (${spell(SECRET)}) after`, [SECRET])).toBe(`before (${MARK}) after`);
});

test.each(["", "u", "us", "usr", "user"])("knows a Basic authorization for user %j", (user) => {
  const redacted = redact(`authorization: Basic ${base64(`${user}:${SECRET}`)}`, [SECRET]);
  expect(redacted).toMatch(/^authorization: Basic [A-Za-z0-9]{0,6}\[redacted\]$/);
  const [left = ""] = redacted.slice("authorization: Basic ".length).split("[");
  expect(`${user}:`).toContain(Buffer.from(left, "base64").toString());
});

/** A small generator with a fixed seed: every run tries the same secrets. */
function generator(seed: number) {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] ?? items[0]!;
  return { next, pick };
}

const ALPHABET = [..."abzAZ019-_.~!*'()%+&=/\\?#\"<> :;,@$^`{}[]|\n\téßñ漢😀"];

test("whatever the secret, wherever it is and however it is written: not a trace", () => {
  const { next, pick } = generator(20_261_124);
  const spellings = Object.entries(SPELLINGS);
  for (let round = 0; round < 3_000; round += 1) {
    const secret = `k${Array.from({ length: 4 + Math.floor(next() * 24) }, () => pick(ALPHABET)).join("")}z`;
    const [name, spell] = pick(spellings);
    const around = pick(["", " ", "key=", '{"a":"', "é ", "100% "]);
    const redacted = redact(`${around}${spell(secret)}|end`, [secret]);
    expect(redacted, `${name}: ${JSON.stringify(secret)}`).toBe(`${around}${MARK}|end`);
  }
});

test("Base64 at every alignment leaves at most the neighbours", () => {
  const { next, pick } = generator(7);
  for (let round = 0; round < 1_000; round += 1) {
    const secret = Array.from({ length: 8 + Math.floor(next() * 30) }, () => pick(ALPHABET)).join("");
    const before = "u".repeat(Math.floor(next() * 7));
    const encode = pick([base64, base64url]);
    const redacted = redact(encode(`${before}${secret}tail`), [secret]);
    expect(redacted).toContain(MARK);
    expect(redacted.replace(MARK, "").length).toBeLessThan(18);
  }
});

test("every text of pasted JSON is a secret, the lines of its key too", () => {
  const key =
    "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END PRIVATE KEY-----\n";
  const credentials = JSON.stringify(
    { type: "x", nested: [{ client_id: "1234567890" }], private_key: key },
    null,
    2,
  );
  for (const leak of [
    credentials,
    "1234567890",
    key,
    key.trim(),
    json(key),
    json(json(key)),
    encodeURIComponent(key),
    base64(key),
    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
  ]) {
    const redacted = redact(`error near "${leak}"`, [credentials]);
    expect(redacted).toBe(`error near "${MARK}"`);
  }
  expect(redact("x marks the spot", [credentials])).toBe("x marks the spot");
});

test("the address of the account that pasted JSON is for is no secret: a person has to be told whom to share with", () => {
  const file = {
    client_email: "robot@acme-jobs.example",
    project_id: "acme-jobs",
    other: "me@acme-jobs.example",
    email: "hunter22-and-more",
  };
  const secrets = [JSON.stringify(file)];
  expect(redact("add robot@acme-jobs.example", secrets)).toBe("add robot@acme-jobs.example");
  expect(redact("me@acme-jobs.example, hunter22-and-more", secrets)).toBe(`${MARK}, ${MARK}`);
});

test("of a webhook address, the path and the token are secrets, the host is not", () => {
  const webhook = "https://hooks.example.com/services/T0001/B0002/abcdefghijklmnopqrstuvwx";
  expect(redact(`POST ${webhook} failed`, [webhook])).toBe(`POST ${MARK} failed`);
  expect(redact("POST /services/T0001/B0002/abcdefghijklmnopqrstuvwx", [webhook])).toBe(`POST ${MARK}`);
  expect(redact("no such hook: abcdefghijklmnopqrstuvwx", [webhook])).toBe(`no such hook: ${MARK}`);
  expect(redact("hooks.example.com did not answer", [webhook])).toBe("hooks.example.com did not answer");
});

test("overlapping secrets leave no tail, in whatever order they come", () => {
  const secrets = ["abcdef", "defghi", "abc123", "abc1"];
  for (const order of [secrets, secrets.toReversed()]) {
    expect(redact("xabcdefghix abc123 abc1", order)).toBe(`x${MARK}x ${MARK} ${MARK}`);
  }
  expect(redact("=ababab=", ["abab"])).toBe(`=${MARK}=`);
});

test("a very short secret is taken out only where it stands alone", () => {
  expect(redact("the pin ab is in cabin, (ab) and %61b", ["ab"])).toBe(
    `the pin ${MARK} is in cabin, (${MARK}) and ${MARK}`,
  );
  expect(redact("école éco", ["éco"])).toBe(`école ${MARK}`);
});

test("a text without the secret comes back as it was, with what looks encoded in it", () => {
  const text = 'GET /a%20b?x=1+2&y=%zz {"n":"\\u12", "m":"\\q"} &#99999999; &#x110000; %E9%ff + \\';
  expect(redact(text, ["a secret that is not there", "", "  "])).toBe(text);
  expect(redact("", ["secret"])).toBe("");
  expect(redact("text", [])).toBe("text");
});

test("secrets that look encoded themselves are found as they are, and encoded", () => {
  for (const secret of ["100%41%", "a\\nb\\u0041", "&amp;key&lt;", "a+b c%2B", "%25%25%2525"]) {
    for (const spell of [String, encodeURIComponent, json, html])
      expect(redact(`<${spell(secret)}>`, [secret])).toBe(`<${MARK}>`);
  }
});

test("hostile text of a megabyte is done with in reasonable time", () => {
  const text = "%25\\\\&amp;+".repeat(100_000);
  expect(redact(`${text}hunter22`, ["hunter22"])).toBe(`${text}${MARK}`);
});

test("takes secrets out of lists, maps and their keys, and leaves the rest alone", () => {
  const when = new Date(0);
  const value = { message: "no hunter22 here", list: ["hunter22", 1, null], hunter22: { deep: true }, when };
  expect(redactValue(value, ["hunter22"])).toEqual({
    message: `no ${MARK} here`,
    list: [MARK, 1, null],
    [MARK]: { deep: true },
    when,
  });
  expect(value.list[0]).toBe("hunter22");
});
