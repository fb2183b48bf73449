/**
 * The kinds of value a column can hold. A service maps its own types of column to these, and knows no more of ours.
 *
 * - `text`: words of any kind
 * - `choice`, `choices`: the name of one option, the names of several
 * - `number`: as it is; `percent`: 0.87 where 87 % is shown
 * - `link`: an http(s) address
 * - `date`: a day, `YYYY-MM-DD`
 * - `moment`: a day, or a date with its time in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`
 * - `flag`: yes or no
 * - `any`: a spreadsheet's cell, which takes all of these: numbers, yes and no as such, the rest as words; a time is the
 *   user's own, `YYYY-MM-DDTHH:MM`
 */
export type ValueKind =
  | "text"
  | "choice"
  | "choices"
  | "number"
  | "percent"
  | "link"
  | "date"
  | "moment"
  | "flag"
  | "any";

/** A column of a person's table. A service's own column may have more to it: these functions keep its type. */
export interface Column {
  /** What the service knows it by, whatever it is called. The name, where there is nothing better; `""` while it is only planned. */
  readonly id: string;
  /** What a person calls it. */
  readonly name: string;
  /** What it can hold; undefined for a column that cannot be written: a formula, a list of people. */
  readonly kind: ValueKind | undefined;
  /** The service's own word for its type, for sentences: `"rich_text"`. */
  readonly type: string;
  /** Names of its options, in their order. */
  readonly options?: readonly string[];
  /** True when a write cannot add an option. */
  readonly fixed?: boolean;
  /** True for the column that names the rows: it is the job's title, unless it goes by the name of another field. */
  readonly titles?: boolean;
}
