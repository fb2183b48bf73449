import { invalid } from "./sheets-error.ts";
import { isMap } from "./shape.ts";

/** Which parts of an answer are wanted: all of it, or some of its fields, each with a mask of its own. */
export type FieldMask = "all" | ReadonlyMap<string, FieldMask>;

/** Every name an answer of this fake can hold: a mask with any other is refused, as it would be by Google. */
const NAMES = new Set(
  `spreadsheetId spreadsheetUrl properties title locale timeZone autoRecalc sheets sheetId index sheetType
  gridProperties rowCount columnCount data startRow startColumn rowData values userEnteredValue effectiveValue
  formattedValue userEnteredFormat stringValue numberValue boolValue formulaValue range majorDimension valueRanges
  replies addSheet updatedSpreadsheet responses updates updatedRange updatedRows updatedColumns updatedCells
  updatedData tableRange totalUpdatedRows totalUpdatedColumns totalUpdatedCells totalUpdatedSheets clearedRange *`.split(
    /\s+/,
  ),
);

/**
 * Reads a `fields` parameter: `"a.b,c(d,e/f)"`.
 *
 * @throws SheetsError 400 for what is no mask, or names what no answer holds
 */
export function parseFieldMask(text: string): FieldMask {
  const tokens = text.replace(/\s/g, "").match(/[A-Za-z]\w*|[*.,/()]|./g) ?? [];
  const mask = selectors(tokens, text);
  if (tokens.length > 0) throw badMask(text);
  return mask;
}

function selectors(tokens: string[], text: string): FieldMask {
  const mask = new Map<string, FieldMask>();
  for (;;) {
    const name = tokens.shift() ?? "";
    if (!NAMES.has(name)) throw badMask(text);
    mask.set(name, merged(mask.get(name), below(tokens, text)));
    if (tokens[0] !== ",") break;
    tokens.shift();
  }
  return mask.has("*") ? "all" : mask;
}

function below(tokens: string[], text: string): FieldMask {
  if (tokens[0] === "." || tokens[0] === "/") {
    tokens.shift();
    const name = tokens.shift() ?? "";
    if (!NAMES.has(name)) throw badMask(text);
    return name === "*" ? "all" : new Map([[name, below(tokens, text)]]);
  }
  if (tokens[0] !== "(") return "all";
  tokens.shift();
  const inner = selectors(tokens, text);
  if (tokens.shift() !== ")") throw badMask(text);
  return inner;
}

function merged(one: FieldMask | undefined, other: FieldMask): FieldMask {
  if (one === undefined) return other;
  if (one === "all" || other === "all") return "all";
  const both = new Map(one);
  for (const [name, mask] of other) both.set(name, merged(both.get(name), mask));
  return both;
}

/** Does a mask let through what stands at this path? */
export function lets(mask: FieldMask, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (mask === "all" || name === undefined) return true;
  const inner = mask.get(name);
  return inner !== undefined && lets(inner, rest);
}

/** The parts of an answer that a mask lets through. */
export function masked(answer: unknown, mask: FieldMask): unknown {
  if (mask === "all") return answer;
  if (Array.isArray(answer)) return answer.map((item) => masked(item, mask));
  if (!isMap(answer)) return answer;
  const kept = Object.entries(answer).flatMap(([name, value]) => {
    const inner = mask.get(name);
    return inner === undefined ? [] : [[name, masked(value, inner)] as const];
  });
  return Object.fromEntries(kept);
}

function badMask(text: string): Error {
  return invalid(`Request contains an invalid argument. Invalid field selection ${text}`);
}
