import * as z from "zod/mini";
import { NAME_PATTERN } from "../config/config-path.ts";
import type { Field } from "../field.ts";
import { httpUrl, lineOf, word } from "./plain-text.ts";

const common = {
  key: word(NAME_PATTERN),
  label: lineOf(100),
  placeholder: z.exactOptional(lineOf(300)),
  required: z.exactOptional(z.boolean({ error: "must be true or false" })),
  help: z.exactOptional(lineOf(1000)),
  docsUrl: z.exactOptional(httpUrl()),
};

const textField = z.object({
  type: z.enum(["text", "password", "url"]),
  ...common,
  default: z.exactOptional(lineOf(1000)),
});

const checkboxField = z.object({
  type: z.literal("checkbox"),
  ...common,
  default: z.exactOptional(z.boolean({ error: "must be true or false" })),
});

const option = z.object({ value: lineOf(200), label: lineOf(200) }, { error: "must be { value, label }" });

const selectField = z
  .object({
    type: z.literal("select"),
    ...common,
    options: z.array(option, { error: "must be a list" }).check(
      z.minLength(1, { error: "must not be empty" }),
      z.maxLength(200, { error: "must be at most 200" }),
      z.refine((options) => allDiffer(options.map(({ value }) => value)), {
        error: "must differ in their values",
      }),
    ),
    default: z.exactOptional(lineOf(200)),
  })
  .check(
    z.refine(
      (field) => field.default === undefined || field.options.some(({ value }) => value === field.default),
      {
        error: "must be one of the options",
        path: ["default"],
      },
    ),
  );

const field = z.discriminatedUnion("type", [textField, checkboxField, selectField], {
  error: "must be a field of type text, password, url, checkbox or select",
}) satisfies z.ZodMiniType<Field>;

/** The fields of a connection form, every part of each: they become a form, prompts and keys in a file. */
export const fieldsSchema = z.array(field, { error: "must be a list" }).check(
  z.maxLength(100, { error: "must be at most 100" }),
  z.refine((fields) => allDiffer(fields.map(({ key }) => key)), { error: "must differ in their keys" }),
);

function allDiffer(words: readonly string[]): boolean {
  return new Set(words).size === words.length;
}
