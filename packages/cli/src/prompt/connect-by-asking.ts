import { isCancel, select } from "@clack/prompts";
import {
  checkConfig,
  PeregrineError,
  type ConnectResult,
  type Field,
  type IntegrationDetails,
} from "@peregrine/core/host";
import type { Call } from "../command.ts";
import { attempt } from "../commands/connect.ts";
import { explain } from "../show/explain.ts";
import { paintFor } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { askField } from "./ask-field.ts";
import type { Values } from "./given-values.ts";

/**
 * Asks until the connection works, or the person has had enough. What was given is not asked for; when anything was, only
 * what is required and missing is.
 *
 * @throws PeregrineError `cancelled` when the person leaves a question
 */
export async function connectByAsking(
  call: Call,
  details: IntegrationDetails,
  given: Values,
): Promise<ConnectResult> {
  let answers: Values = { ...given };
  let open = questionsFor(details, given);
  for (;;) {
    answers = { ...answers, ...(await ask(call, details, answers, open)) };
    const result = await attempt(call, details, answers);
    if (result.ok || result.saved) return result;
    const wrong = new Set(result.issues.map(({ field }) => field));
    if (result.check && !result.check.ok) {
      const next = await afterFailure(call, details, result);
      if (next === "leave") return result;
      if (next === "save") return call.peregrine.connect(details.name, answers, { save: "always" });
      if (result.check.failure.field !== undefined) wrong.add(result.check.failure.field);
    }
    open = wrong.size > 0 ? details.fields.filter(({ key }) => wrong.has(key)) : details.fields;
  }
}

function questionsFor({ fields, values, secretsSet }: IntegrationDetails, given: Values): readonly Field[] {
  if (Object.keys(given).length === 0) return fields;
  const has = (key: string) => key in given || key in values || secretsSet.includes(key);
  return fields.filter((field) => field.required && field.default === undefined && !has(field.key));
}

async function ask(
  { shell }: Call,
  details: IntegrationDetails,
  answers: Values,
  fields: readonly Field[],
): Promise<Values> {
  const given: Record<string, unknown> = {};
  for (const field of fields) {
    const answer = await askField({
      field,
      current: field.type === "password" ? undefined : (answers[field.key] ?? details.values[field.key]),
      secretSet: details.secretsSet.includes(field.key) && !(field.key in answers),
      problemWith: (value) => checkConfig([field], { [field.key]: value }).issues[0]?.message,
      streams: { input: shell.stdin, output: shell.prompts },
    });
    if (answer === undefined) throw cancelled();
    given[field.key] = answer;
  }
  return given;
}

type Next = "again" | "save" | "leave";

async function afterFailure(
  { shell }: Call,
  { label }: IntegrationDetails,
  { check }: ConnectResult,
): Promise<Next> {
  if (check && !check.ok)
    shell.err.write(
      `${explain(`${printable(label)} did not accept this.`, check.failure, paintFor(shell.err, shell.env))}\n`,
    );
  const next = await select<Next>({
    message: "What now?",
    options: [
      { value: "again", label: "Correct the values" },
      { value: "save", label: "Save them anyway" },
      { value: "leave", label: "Leave it; save nothing" },
    ],
    input: shell.stdin,
    output: shell.prompts,
  });
  if (isCancel(next)) throw cancelled();
  return next;
}

function cancelled(): PeregrineError {
  return new PeregrineError("cancelled", "Stopped before all was entered; nothing was saved", {
    hint: "Run it again whenever you like.",
  });
}
