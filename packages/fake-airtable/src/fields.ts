import { unfit } from "./airtable-error.ts";
import { FIELD_TYPES, isComputed, isSelect, type FieldType } from "./field-types.ts";
import { newId } from "./ids.ts";
import type { Choice, Field, Table } from "./state.ts";

const COLORS = ["blueLight2", "cyanLight2", "tealLight2", "greenLight2", "yellowLight2", "redLight2"];

type Options = Readonly<Record<string, unknown>>;

/** What a type must be set up with when it is made over the API, each with what it may be. */
const REQUIRED: Readonly<Partial<Record<FieldType, Readonly<Record<string, (value: unknown) => boolean>>>>> =
  {
    checkbox: { icon: isString, color: isString },
    number: { precision: isDigits },
    percent: { precision: isDigits },
    currency: { precision: isDigits, symbol: isString },
    singleSelect: { choices: Array.isArray },
    multipleSelects: { choices: Array.isArray },
    date: { dateFormat: isNamed },
    dateTime: { dateFormat: isNamed, timeFormat: isNamed, timeZone: isString },
  };

/** @throws AirtableError 422 for a type or options that the API cannot make */
export function checkConfig(type: unknown, options: Options | undefined): FieldType {
  const known = FIELD_TYPES.find((of) => of === type);
  if (!known) throw unfit("INVALID_FIELD_TYPE", `Unknown field type: ${String(type)}`);
  if (isComputed(known))
    throw unfit(
      "UNSUPPORTED_FIELD_TYPE_FOR_CREATE",
      `Creating ${known} fields is not supported at this time`,
    );
  const required = REQUIRED[known] ?? {};
  const given = options ?? {};
  const lacking = Object.entries(required).filter(([key, fits]) => !fits(given[key]));
  const strange = Object.keys(given).filter((key) => !Object.hasOwn(required, key));
  const wrong = [...lacking.map(([key]) => key), ...strange];
  if (wrong.length === 0) return known;
  throw unfit(
    "INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE",
    `Invalid options for ${known}: Failed schema validation: ${wrong.join(", ")}`,
  );
}

/** A new field; `choices` of a select are its names. */
export function newField(name: string, type: FieldType, options: Options = {}): Field {
  const field: Field = { id: newId("fld"), name, type, choices: [], options };
  const given = isSelect(type) && Array.isArray(options["choices"]) ? options["choices"] : [];
  for (const choice of given) field.choices.push(newChoice(field, String(Object(choice)["name"])));
  return field;
}

/** A new choice of a select, not yet in its list. */
export function newChoice(field: Field, name: string): Choice {
  return { id: newId("sel"), name, color: COLORS[field.choices.length % COLORS.length]! };
}

/** @throws AirtableError 422 for a name that is taken, whatever its case, or none */
export function checkName({ fields }: Table, name: string): void {
  const taken = fields.some((field) => field.name.toLowerCase() === name.trim().toLowerCase());
  if (taken || name.trim() === "")
    throw unfit("DUPLICATE_OR_EMPTY_FIELD_NAME", `Duplicate or empty field name: ${JSON.stringify(name)}`);
}

/** The field of this name or id, as both are accepted everywhere. */
export function findField({ fields }: Table, nameOrId: string): Field | undefined {
  return fields.find(({ id }) => id === nameOrId) ?? fields.find(({ name }) => name === nameOrId);
}

/** @throws AirtableError 422 when there is none */
export function requireField(table: Table, nameOrId: string): Field {
  const field = findField(table, nameOrId);
  if (!field) throw unfit("UNKNOWN_FIELD_NAME", `Unknown field name: ${JSON.stringify(nameOrId)}`);
  return field;
}

function isString(value: unknown): boolean {
  return typeof value === "string";
}

function isDigits(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 8;
}

function isNamed(value: unknown): boolean {
  return isString(Object(value)["name"]);
}
