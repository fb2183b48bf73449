/** What every kind of field has. `key` is also the YAML key: `^[a-z][a-z0-9_]*$`. */
interface FieldBase {
  key: string;
  label: string;
  placeholder?: string;
  required?: boolean;
  /** One or two plain sentences under the input. Text, never markup. */
  help?: string;
  /** An http(s) page that tells where to find the value. */
  docsUrl?: string;
}

/** A line of text, a secret, or an http(s) address. A `password` is never shown, logged or stored elsewhere. */
export interface TextField extends FieldBase {
  type: "text" | "password" | "url";
  default?: string;
}

/** A yes or no; `false` when nothing was said. */
export interface CheckboxField extends FieldBase {
  type: "checkbox";
  default?: boolean;
}

/** One of a few named values. */
export interface SelectField extends FieldBase {
  type: "select";
  options: readonly { value: string; label: string }[];
  default?: string;
}

/** One input of an integration's connection form. */
export type Field = TextField | CheckboxField | SelectField;

type Value<F extends Field> = F extends { type: "checkbox" }
  ? boolean
  : F extends { type: "select"; options: readonly { value: infer V }[] }
    ? F extends { required: true } | { default: string }
      ? V
      : V | undefined
    : F extends { required: true } | { default: string }
      ? string
      : string | undefined;

/** The checked values of a form, typed from its fields: `{ api_key: string; channel: string | undefined }`. */
export type ConfigOf<Fields extends readonly Field[]> = {
  -readonly [F in Fields[number] as F["key"]]: Value<F>;
};

/** A config whose fields are not known to the type checker. */
export type Config = Record<string, string | boolean | undefined>;

/**
 * Declares the fields of a form and keeps their literal types.
 *
 * @example
 * const fields = defineFields([{ key: "api_key", label: "API Key", type: "password", required: true }]);
 * type C = ConfigOf<typeof fields>; // { api_key: string }
 */
export function defineFields<const Fields extends readonly Field[]>(fields: Fields): Fields {
  return fields;
}
