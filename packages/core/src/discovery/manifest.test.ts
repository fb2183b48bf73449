import { describe, expect, test } from "vitest";
import { parseManifest } from "./manifest.ts";
import { goodManifest } from "./testing/test-packages.ts";

const field = { key: "site", label: "Site", type: "text" };

function complaint(parts: Readonly<Record<string, unknown>>): string {
  try {
    parseManifest({ ...goodManifest("acme"), ...parts });
  } catch (error) {
    return (error as Error).message;
  }
  return "none";
}

test("a manifest with every part is kept as it is, its keys in one order, what is unknown left out", () => {
  const parts = {
    name: "acme",
    label: "Acme",
    tier: "paid",
    fields: [
      {
        type: "select",
        key: "zone",
        label: "Zone",
        options: [{ value: "eu", label: "Europe" }],
        default: "eu",
      },
      { type: "checkbox", key: "all", label: "All", default: true },
      {
        type: "url",
        key: "url",
        label: "URL",
        placeholder: "https://…",
        required: true,
        help: "Yours.",
        docsUrl: "https://a.co",
      },
    ],
    category: "calendar",
    summary: "Puts jobs into a calendar.",
    docsUrl: "https://acme.com/docs",
    icon: "📅",
    hosts: ["api.acme.com", "*.acmefiles.com:8443", "localhost:80"],
    features: { acme_sync: "paid" },
  };
  const shuffled = { unknown: 1, ...Object.fromEntries(Object.entries(parts).toReversed()) };
  expect(JSON.stringify(parseManifest(shuffled))).toBe(JSON.stringify(parts));
});

describe("a manifest is refused", () => {
  test.each([
    [{ name: "Acme" }, "name must be at most 64 lower-case letters, digits and _, beginning with a letter"],
    [{ label: " " }, "label must not be empty"],
    [{ label: undefined }, "label must be text"],
    [{ label: "a\u001B[31mb" }, "label must be one line without control characters"],
    [{ label: "a\u202Eb" }, "label must be one line without control characters"],
    [{ label: "x".repeat(101) }, "label must have at most 100 characters"],
    [{ tier: "gold" }, "tier must be one of free, paid, premium, ultra"],
    [{ category: "fun" }, "category must be one of tracking, calendar, notifications, storage, other"],
    [{ docsUrl: "javascript:alert(1)" }, "docsUrl must be an http(s) address"],
    [{ icon: "https://acme.com/track.gif" }, "icon must be an emoji or a data:image/ address"],
    [{ icon: "data:text/html,<script>" }, "icon must be an emoji or a data:image/ address"],
    [{ hosts: ["https://acme.com/"] }, "hosts[0] must be a host, such as api.example.com"],
    [{ features: { acme_sync: "gold" } }, "features.acme_sync must be one of free, paid, premium, ultra"],
    [{ fields: {} }, "fields must be a list"],
  ])("with %j", (parts, reason) => {
    expect(complaint(parts)).toBe(`its manifest is wrong: ${reason}`);
  });

  test("for a key that holds control characters, without repeating the key", () => {
    expect(complaint({ features: { "\u001B[2J": "free" } })).toBe(
      "its manifest is wrong: features must have plain words for keys",
    );
  });

  test.each([null, [], "acme"])("that is %j", (value) => {
    expect(() => parseManifest(value)).toThrow("its manifest is wrong: it must be an object");
  });
});

describe("a form is refused", () => {
  test.each([
    [
      { ...field, key: "__proto__" },
      "fields[0].key must be at most 64 lower-case letters, digits and _, beginning with a letter",
    ],
    [{ ...field, type: "file" }, "fields[0] must be a field of type text, password, url, checkbox, select"],
    ["site", "fields[0] must be a field of type text, password, url, checkbox, select"],
    [{ ...field, docsUrl: "file:///etc" }, "fields[0].docsUrl must be an http(s) address"],
    [{ ...field, help: "two\nlines" }, "fields[0].help must be one line without control characters"],
    [{ ...field, required: "yes" }, "fields[0].required must be true or false"],
    [{ ...field, default: true }, "fields[0].default must be text"],
    [{ ...field, type: "checkbox", default: "on" }, "fields[0].default must be true or false"],
    [{ ...field, type: "select" }, "fields[0].options must be a list"],
    [{ ...field, type: "select", options: [] }, "fields[0].options must not be empty"],
    [{ ...field, type: "select", options: ["a"] }, "fields[0].options[0] must be an object"],
    [
      { ...field, type: "select", options: [{ value: "a", label: "A" }], default: "b" },
      "fields[0].default must be one of the options",
    ],
  ])("with %j", (one, reason) => {
    expect(complaint({ fields: [one] })).toBe(`its manifest is wrong: ${reason}`);
  });

  test("whose fields share a key", () => {
    expect(complaint({ fields: [field, field] })).toContain("fields must differ in their keys");
  });

  test("of 10,000 fields", () => {
    const fields = Array.from({ length: 10_000 }, (_, at) => ({ ...field, key: `f${at}` }));
    expect(complaint({ fields })).toContain("fields must be at most 100");
  });
});
