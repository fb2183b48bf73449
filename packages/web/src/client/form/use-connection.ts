import type { Failure, Issue } from "@peregrine/core/host";
import { useState } from "preact/hooks";
import type { ConnectAnswer, FormValues, IntegrationForm } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { failureOf } from "../api/refused.ts";
import { announce } from "../state/announce.ts";
import { text } from "../text.ts";
import { firstValues, sentValues } from "./form-values.ts";

/** How the last press of a button came out. */
export interface Outcome {
  issues: readonly Issue[];
  failure?: Failure;
  /** It works, in words. */
  works?: string;
  /** When it came out: two outcomes alike are still two. */
  at: number;
}

const NOTHING: Outcome = { issues: [], at: 0 };

/** A connection form's values and what can be done with them. */
export function useConnection(form: IntegrationForm, options: ConnectionOptions) {
  const [first] = useState(() => firstValues(form, options.draft));
  const [values, setValues] = useState(first);
  const [outcome, setOutcome] = useState(NOTHING);
  const [busy, setBusy] = useState<"test" | "save">();
  const run = async (what: "test" | "save", ask: () => Promise<ConnectAnswer>) => {
    setBusy(what);
    setOutcome(NOTHING);
    announce(what === "test" ? text.settings.testing(form.label) : text.settings.form.saving);
    try {
      const answer = await ask();
      setOutcome(outcomeOf(form, answer));
      if (answer.saved) options.onSaved(answer.ok);
    } catch (error) {
      setOutcome({ issues: [], failure: failureOf(error), at: Date.now() });
    }
    setBusy(undefined);
  };
  const sent = () => sentValues(form.fields, values);
  return {
    values,
    outcome,
    busy,
    dirty: form.fields.some(({ key }) => values[key] !== first[key]),
    change(key: string, value: FormValues[string]) {
      const next = { ...values, [key]: value };
      setValues(next);
      setOutcome((last) => ({ ...last, issues: last.issues.filter(({ field }) => field !== key) }));
      options.onDraft?.(next);
    },
    test: () => run("test", () => api.test(form.name, sent())),
    save: (save: "passed" | "always") => run("save", () => api.connect(form.name, { values: sent(), save })),
  };
}

interface ConnectionOptions {
  draft?: Readonly<FormValues> | undefined;
  onSaved: (works: boolean) => void;
  /** Something was typed. */
  onDraft?: ((values: FormValues) => void) | undefined;
}

/** A failure that names a field of the form is also that field's. */
function outcomeOf({ label, fields }: IntegrationForm, { ok, issues, check }: ConnectAnswer): Outcome {
  const at = Date.now();
  if (ok && check?.ok) {
    const works = text.settings.works(label, check.account);
    announce(works);
    return { issues, works, at };
  }
  if (!check || check.ok) return { issues, at };
  const { failure } = check;
  const field = fields.find(({ key }) => key === failure.field);
  return { issues: field ? [{ field: field.key, message: failure.message }] : issues, failure, at };
}
