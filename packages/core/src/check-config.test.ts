import { expect, test } from "vitest";
import { checkConfig } from "./check-config.ts";
import { defineFields } from "./field.ts";

const fields = defineFields([
  { key: "api_key", label: "API Key", type: "password", required: true },
  { key: "channel", label: "Channel", type: "text" },
  { key: "host", label: "Host", type: "url" },
  { key: "quiet", label: "Quiet", type: "checkbox" },
  {
    key: "mode",
    label: "Mode",
    type: "select",
    options: [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ],
    default: "a",
  },
]);
const check = (input: Record<string, unknown>) => checkConfig(fields, { api_key: "k", ...input });

test("values are trimmed, defaults fill in, keys that are no field are dropped", () => {
  expect(check({ api_key: "  k\n", channel: "  ", extra: "x", mode: undefined })).toEqual({
    values: { api_key: "k", channel: undefined, host: undefined, quiet: false, mode: "a" },
    issues: [],
  });
});

test("numbers and booleans of a YAML file are text where text is asked for", () => {
  expect(check({ api_key: 123, channel: true }).values).toMatchObject({ api_key: "123", channel: "true" });
});

test.each([true, "true", "YES", " on ", "1", 1])("%j ticks a checkbox", (quiet) => {
  expect(check({ quiet }).values["quiet"]).toBe(true);
});

test.each([false, "false", "No", "off", "0", 0, "", null, undefined])("%j leaves it empty", (quiet) => {
  expect(check({ quiet }).values["quiet"]).toBe(false);
});

test.each<[Record<string, unknown>, string, string]>([
  [{ api_key: "  " }, "api_key", "API Key is required"],
  [{ api_key: null }, "api_key", "API Key is required"],
  [{ api_key: ["k"] }, "api_key", "API Key must be a single value, not a list or a map"],
  [{ channel: { a: 1 } }, "channel", "Channel must be a single value, not a list or a map"],
  [{ api_key: "a\nb" }, "api_key", "API Key holds a control character or line break; paste it again"],
  [{ api_key: '{"a":\u0000}' }, "api_key", "API Key holds a control character or line break; paste it again"],
  [{ host: "example.com" }, "host", "Host must be a whole address, such as https://example.com"],
  [{ host: "javascript:alert(1)" }, "host", "Host must begin with https:// or http://"],
  [{ host: "file:///etc/passwd" }, "host", "Host must begin with https:// or http://"],
  [{ host: "https://me:pw@example.com" }, "host", "Host must not hold a user name or password"],
  [{ host: "https://exa\nmple.com" }, "host", "Host holds a control character or line break; paste it again"],
  [{ quiet: "maybe" }, "quiet", "Quiet must be true or false"],
  [{ mode: "c" }, "mode", "Mode must be one of: a, b"],
])("%j is refused, by field", (input, field, message) => {
  expect(check(input).issues).toEqual([{ field, message }]);
});

test("every problem is told at once", () => {
  expect(checkConfig(fields, { host: "x", mode: "y" }).issues.map((issue) => issue.field)).toEqual([
    "api_key",
    "host",
    "mode",
  ]);
});

test("pasted JSON may span lines", () => {
  const pasted = '{\r\n\t"type": "service_account"\n}';
  expect(check({ api_key: pasted })).toMatchObject({ values: { api_key: pasted }, issues: [] });
});

test("what a map inherits is no value", () => {
  const inherited: Record<string, unknown> = Object.create({ api_key: "inherited" });
  expect(checkConfig(fields, inherited).issues).toHaveLength(1);
  const odd = defineFields([{ key: "constructor", label: "Odd", type: "text" }]);
  expect(checkConfig(odd, {}).values["constructor"]).toBe(undefined);
});
