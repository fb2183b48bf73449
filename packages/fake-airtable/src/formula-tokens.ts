import { unfit, type AirtableError } from "./airtable-error.ts";

/** A part of a formula. */
export interface Token {
  kind: "text" | "number" | "field" | "name" | "sign";
  text: string;
}

const PATTERNS: readonly (readonly [kind: Token["kind"], pattern: RegExp])[] = [
  ["text", /'((?:[^'\\]|\\[^])*)'/y],
  ["text", /"((?:[^"\\]|\\[^])*)"/y],
  ["field", /\{((?:[^}\\]|\\[^])+)\}/y],
  ["number", /(\d+(?:\.\d+)?)/y],
  ["name", /([A-Za-z_][A-Za-z0-9_]*)/y],
  ["sign", /(!=|[=(),])/y],
];

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** Cuts a formula into its parts. @throws AirtableError 422 where it cannot be read */
export function tokens(formula: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < formula.length;) {
    const space = /^\s+/.exec(formula.slice(at));
    if (space) at += space[0].length;
    else {
      const [token, length] = tokenAt(formula, at);
      found.push(token);
      at += length;
    }
  }
  return found;
}

export function badFormula(what: string): AirtableError {
  return unfit("INVALID_FILTER_BY_FORMULA", `The formula for filtering records is invalid: ${what}`);
}

function tokenAt(formula: string, at: number): [Token, length: number] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(formula);
    if (!match) continue;
    const raw = match[1] ?? "";
    const plain = kind === "text" || kind === "field" ? unescaped(raw) : raw;
    return [{ kind, text: plain }, match[0].length];
  }
  throw badFormula("Invalid formula. Please check your formula text.");
}

function unescaped(text: string): string {
  return text.replace(/\\([^])/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}
