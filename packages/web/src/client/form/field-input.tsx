import { SafeLink } from "../components/safe-link.tsx";
import { text } from "../text.ts";
import { Control } from "./control.tsx";
import type { FieldProps } from "./field-props.ts";

/** An input with its label, help, link and error, whatever its type. Labels and help are a plugin's: text, not markup. */
export function FieldInput(props: FieldProps) {
  const { field, id, error } = props;
  const label = (
    <label for={id}>
      {field.label}
      {field.required && <RequiredMark />}
    </label>
  );
  const box = field.type === "checkbox";
  return (
    <div class="field">
      {box ? (
        <div class="check">
          <Control {...props} />
          {label}
        </div>
      ) : (
        label
      )}
      <FieldHelp field={field} id={id} />
      {!box && <Control {...props} />}
      {error !== undefined && (
        <p class="wrong" id={`${id}-wrong`}>
          {error}
        </p>
      )}
    </div>
  );
}

function RequiredMark() {
  return (
    <>
      <span class="required" aria-hidden="true">
        {" *"}
      </span>
      <span class="heard"> ({text.settings.form.required})</span>
    </>
  );
}

function FieldHelp({ field, id }: Pick<FieldProps, "field" | "id">) {
  if (field.help === undefined && field.docsUrl === undefined) return null;
  return (
    <p class="help" id={`${id}-help`}>
      {field.help}{" "}
      {field.docsUrl !== undefined && (
        <SafeLink href={field.docsUrl}>{text.settings.form.whereToFind}</SafeLink>
      )}
    </p>
  );
}
