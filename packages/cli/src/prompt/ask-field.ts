import { confirm, password, select, text } from "@clack/prompts";
import type { Field } from "@peregrine/core/host";
import type { Readable, Writable } from "node:stream";
import { printable } from "../terminal/printable.ts";

/** What one question is asked with. */
export interface Question {
  field: Field;
  /** What stands there now; never a secret. */
  current: unknown;
  /** A secret is stored, and stays if nothing is typed. */
  secretSet: boolean;
  /** What is wrong with an answer, undefined when it is right. */
  problemWith(answer: unknown): string | undefined;
  streams: { input: Readable; output: Writable };
}

/** Asks for the value of one field. Undefined: the person does not want to go on. */
export async function askField({
  field,
  current,
  secretSet,
  problemWith,
  streams,
}: Question): Promise<string | boolean | undefined> {
  const message = messageOf(field, secretSet);
  const validate = (answer: string | undefined) =>
    secretSet && !answer ? undefined : problemWith(answer ?? "");
  const shown = typeof current === "string" ? current : (field.default ?? "");
  if (field.type === "checkbox")
    return answered(
      await confirm({ message, initialValue: current === true || field.default === true, ...streams }),
    );
  if (field.type === "password") return answered(await password({ message, validate, ...streams }));
  if (field.type === "select") {
    const options = field.options.map(({ value, label }) => ({ value, label: printable(label) }));
    return answered(await select({ message, options, initialValue: String(shown), ...streams }));
  }
  const placeholder = field.placeholder === undefined ? {} : { placeholder: printable(field.placeholder) };
  return answered(
    await text({ message, validate, initialValue: printable(String(shown)), ...placeholder, ...streams }),
  );
}

/** The label, what it is good for, and where to find it. */
function messageOf({ label, required, help, docsUrl, type }: Field, secretSet: boolean): string {
  const note = secretSet
    ? " (stored; press Enter to keep it)"
    : required || type === "checkbox"
      ? ""
      : " (optional)";
  const more = [help, docsUrl].filter((line) => line !== undefined).map(printable);
  return [printable(label) + note, ...more].join("\n");
}

/** Clack answers a symbol to Ctrl-C. */
function answered(answer: string | boolean | symbol | undefined): string | boolean | undefined {
  return typeof answer === "symbol" ? undefined : answer;
}
