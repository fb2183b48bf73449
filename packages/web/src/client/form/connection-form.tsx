import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { IntegrationForm } from "../../api-types.ts";
import { Button } from "../components/button.tsx";
import { text } from "../text.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FieldInput } from "./field-input.tsx";
import { SaveAnyway } from "./save-anyway.tsx";
import type { useConnection } from "./use-connection.ts";

interface FormProps {
  form: IntegrationForm;
  connection: ReturnType<typeof useConnection>;
}

/** An integration's form, made from its fields alone. */
export function ConnectionForm({ form, connection }: FormProps) {
  const prefix = useId();
  const idOf = (key: string) => `${prefix}-${key}`;
  const { values, outcome, change } = connection;
  const errors = new Map(outcome.issues.map(({ field, message }) => [field, message]));
  const submit = (event: Event) => {
    event.preventDefault();
    if (connection.busy === undefined) void connection.save("passed");
  };
  return (
    <form class="stack" noValidate onSubmit={submit} aria-label={form.label}>
      <ErrorSummary label={form.label} outcome={outcome} idOf={idOf} />
      {form.fields.length === 0 && <p class="quiet">{text.settings.form.noFields}</p>}
      {form.fields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          id={idOf(field.key)}
          value={values[field.key] ?? null}
          isSet={form.secretsSet.includes(field.key)}
          error={errors.get(field.key)}
          onChange={(value) => change(field.key, value)}
        />
      ))}
      <Foot connection={connection} />
    </form>
  );
}

function Foot({ connection }: Pick<FormProps, "connection">): ComponentChildren {
  const { busy, outcome, test, save } = connection;
  const [asking, setAsking] = useState(false);
  const words = text.settings.form;
  const idle = busy === undefined;
  return (
    <div class="foot row">
      {outcome.works !== undefined && <p class="works">{outcome.works}</p>}
      <Button kind="main" type="submit" busy={busy === "save"}>
        {busy === "save" ? words.saving : words.save}
      </Button>
      <Button busy={busy === "test"} onClick={() => idle && void test()}>
        {words.test}
      </Button>
      {outcome.failure && idle && (
        <Button kind="plain" onClick={() => setAsking(true)}>
          {words.saveAnyway}
        </Button>
      )}
      {asking && (
        <SaveAnyway
          onAnswer={(yes) => {
            setAsking(false);
            if (yes) void save("always");
          }}
        />
      )}
    </div>
  );
}
