import { text } from "../text.ts";
import { commonOf, textOf, type FieldProps } from "./field-props.ts";
import { SecretInput } from "./secret-input.tsx";

/** The input itself, by the field's type. */
export function Control(props: FieldProps) {
  switch (props.field.type) {
    case "password":
      return <SecretInput {...props} />;
    case "checkbox":
      return <CheckBox {...props} />;
    case "select":
      return <Select {...props} options={props.field.options} />;
    default:
      return <TextInput {...props} />;
  }
}

function CheckBox(props: FieldProps) {
  const { value, onChange } = props;
  return (
    <input
      {...commonOf(props)}
      type="checkbox"
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

interface SelectProps extends FieldProps {
  options: readonly { value: string; label: string }[];
}

function Select(props: SelectProps) {
  const { field, value, options, onChange } = props;
  const mayBeEmpty = !field.required || !value;
  return (
    <select
      {...commonOf(props)}
      class="input"
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {mayBeEmpty && <option value="">{text.settings.form.choose}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function TextInput(props: FieldProps) {
  const { field, value, onChange } = props;
  return (
    <input
      {...commonOf(props)}
      {...(field.type === "url" ? ({ type: "url" } as const) : ({ type: "text" } as const))}
      class="input"
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      placeholder={field.placeholder}
      value={textOf(value)}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
