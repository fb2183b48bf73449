import { unfit, type AirtableError } from "./airtable-error.ts";
import { isComputed, isNumber, isSelect, isText } from "./field-types.ts";
import type { CellValue, Field } from "./state.ts";

/** The longest text of a cell. */
const LONGEST_TEXT = 100_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * What a written value makes of a cell; undefined empties it. Without `typecast` only a value of the field's own kind is
 * taken; with it, others are read as a person would mean them. A date field takes no time, in either case.
 *
 * @throws AirtableError 422 in Airtable's own words
 */
export function toCell(field: Field, value: unknown, typecast: boolean): CellValue | undefined {
  if (isComputed(field.type)) throw invalid(field, "a value because the field is computed");
  if (value === null) return undefined;
  const cell = typecast ? cast(field, value) : exact(field, value);
  if (cell === undefined) throw invalid(field);
  if (isSelect(field.type)) checkChoices(field, [cell].flat().map(String), typecast);
  if (typeof cell === "string" && cell.length > LONGEST_TEXT) throw invalid(field);
  return cell === "" || cell === false || (Array.isArray(cell) && cell.length === 0) ? undefined : cell;
}

/** A kind of value that fits; undefined for one that does not. */
type Fitting = CellValue | false | undefined;

function exact({ type }: Field, value: unknown): Fitting {
  if (isText(type)) return typeof value === "string" ? value : undefined;
  if (isNumber(type)) return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  if (type === "checkbox") return typeof value === "boolean" ? value : undefined;
  if (type === "singleSelect") return typeof value === "string" && value !== "" ? value : undefined;
  if (type === "multipleSelects") return isNames(value) ? [...new Set(value)] : undefined;
  if (type === "date") return typeof value === "string" && isDate(value, DAY) ? value : undefined;
  if (type !== "dateTime" || typeof value !== "string") return undefined;
  return isDate(value, MOMENT) || isDate(value, DAY) ? new Date(value).toISOString() : undefined;
}

function cast(field: Field, value: unknown): Fitting {
  const { type } = field;
  const words = Array.isArray(value) ? value.join(", ") : String(value);
  if (typeof value === "object" && !Array.isArray(value)) return undefined;
  if (isText(type)) return words;
  if (isNumber(type)) return words.trim() === "" ? "" : exact(field, Number(words));
  if (type === "checkbox") return /^(true|yes|1|checked)$/i.test(words.trim());
  if (type === "singleSelect") return words.trim();
  if (type === "multipleSelects") {
    const names = (Array.isArray(value) ? value.map(String) : words.split(",")).map((name) => name.trim());
    return [...new Set(names.filter(Boolean))];
  }
  return words === "" ? "" : exact(field, value);
}

function checkChoices({ choices }: Field, names: readonly string[], typecast: boolean): void {
  const unknown = names.find((name) => name !== "" && !choices.some((choice) => choice.name === name));
  if (unknown === undefined || typecast) return;
  throw unfit(
    "INVALID_MULTIPLE_CHOICE_OPTIONS",
    `Insufficient permissions to create new select option ${JSON.stringify(unknown)}`,
  );
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string" && name !== "");
}

function isDate(text: string, pattern: RegExp): boolean {
  if (!pattern.test(text) || Number.isNaN(Date.parse(text))) return false;
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function invalid({ name }: Field, what = "the provided value"): AirtableError {
  return unfit("INVALID_VALUE_FOR_COLUMN", `Field ${JSON.stringify(name)} cannot accept ${what}`);
}
