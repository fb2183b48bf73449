import { findField } from "./fields.ts";
import { badFormula, tokens, type Token } from "./formula-tokens.ts";
import { valueOf } from "./show.ts";
import type { Row, Table } from "./state.ts";

type Value = string | number | boolean;
type Expression = (row: Row) => Value;
type Call = (values: Value[]) => Value;

const FUNCTIONS: Readonly<Record<string, Call>> = {
  AND: (values) => values.every(isTrue),
  OR: (values) => values.some(isTrue),
  NOT: ([value]) => !isTrue(value),
  BLANK: () => "",
  TRUE: () => true,
  FALSE: () => false,
  LOWER: ([value]) => String(value).toLowerCase(),
  UPPER: ([value]) => String(value).toUpperCase(),
  TRIM: ([value]) => String(value).trim(),
  EXACT: ([one, other]) => one === other,
  FIND: ([part, whole]) => String(whole).indexOf(String(part)) + 1,
  SEARCH: ([part, whole]) => String(whole).toLowerCase().indexOf(String(part).toLowerCase()) + 1 || "",
  CONCATENATE: (values) => values.join(""),
};

/**
 * Reads the part of Airtable's formulas that filters are made of: fields by name or id, texts, numbers, `=`, `!=`, and some
 * functions. A cell that holds nothing is an empty text.
 *
 * @throws AirtableError 422 for what it cannot read, and for a field that is not there
 */
export function readFilter(table: Table, formula: string): (row: Row) => boolean {
  const parser = new Parser(table, tokens(formula));
  const expression = parser.comparison();
  parser.end();
  return (row) => isTrue(expression(row));
}

class Parser {
  readonly #table: Table;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(table: Table, tokens: readonly Token[]) {
    this.#table = table;
    this.#tokens = tokens;
  }

  comparison(): Expression {
    const left = this.#operand();
    const sign = this.#tokens[this.#at]?.text;
    if (sign !== "=" && sign !== "!=") return left;
    this.#at += 1;
    const right = this.#operand();
    return (row) => (left(row) === right(row)) === (sign === "=");
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw badFormula(`unexpected ${this.#tokens[this.#at]?.text}`);
  }

  #operand(): Expression {
    const token = this.#tokens[this.#at];
    if (!token) throw badFormula("unexpected end");
    this.#at += 1;
    if (token.kind === "text") return () => token.text;
    if (token.kind === "number") return () => Number(token.text);
    if (token.kind === "field") return this.#field(token.text);
    if (token.kind === "name") return this.#next("(") ? this.#call(token.text) : this.#field(token.text);
    if (token.text !== "(") throw badFormula(`unexpected ${token.text}`);
    const inner = this.comparison();
    this.#expect(")");
    return inner;
  }

  #call(name: string): Expression {
    const parameters: Expression[] = [];
    while (!this.#next(")")) {
      if (parameters.length > 0) this.#expect(",");
      parameters.push(this.comparison());
    }
    if (name.toUpperCase() === "RECORD_ID") return ({ id }) => id;
    const known = FUNCTIONS[name.toUpperCase()];
    if (!known) throw badFormula(`Unknown function: ${name}`);
    return (row) => known(parameters.map((parameter) => parameter(row)));
  }

  #field(name: string): Expression {
    const field = findField(this.#table, name);
    if (!field) throw badFormula(`Unknown field names: ${name.toLowerCase()}`);
    return (row) => plain(valueOf(field, row));
  }

  #next(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "sign" || token.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#next(sign)) throw badFormula(`${sign} is missing`);
  }
}

function plain(value: unknown): Value {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

function isTrue(value: Value | undefined): boolean {
  return value !== undefined && value !== "" && value !== 0 && value !== false;
}
