import { useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { text } from "../text.ts";
import { commonOf, textOf, type FieldProps } from "./field-props.ts";

/**
 * A masked input. What is stored is never here: it is only said to be set. Only what was just typed can be shown.
 * `null` is the wish to remove what is stored.
 */
export function SecretInput(props: FieldProps) {
  const { field, value, isSet, onChange } = props;
  const [shown, setShown] = useState(false);
  const words = text.settings.form;
  const typed = textOf(value);
  if (typed === "" && shown) setShown(false);
  return (
    <>
      <div class="secret">
        <input
          {...commonOf(props)}
          {...(shown ? ({ type: "text" } as const) : ({ type: "password" } as const))}
          class="input"
          autocomplete="new-password"
          autocapitalize="none"
          spellcheck={false}
          placeholder={isSet && value !== null ? words.setPlaceholder : field.placeholder}
          value={typed}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        {typed !== "" && (
          <Button
            small
            label={shown ? words.hideSecret(field.label) : words.showSecret(field.label)}
            onClick={() => setShown(!shown)}
          >
            {shown ? words.hide : words.show}
          </Button>
        )}
      </div>
      {isSet && <Stored {...props} />}
    </>
  );
}

function Stored({ field, id, value, onChange }: FieldProps) {
  const words = text.settings.form;
  return (
    <p class="help row" id={`${id}-set`}>
      {value === null ? words.willRemove : words.isSet}
      {!field.required && (
        <Button
          kind="plain"
          small
          label={value === null ? undefined : words.removeSecret(field.label)}
          onClick={() => onChange(value === null ? "" : null)}
        >
          {value === null ? words.keep : words.remove}
        </Button>
      )}
    </p>
  );
}
