import { invalid, SheetsError } from "./sheets-error.ts";
import type { Spreadsheet, World } from "./state.ts";

/** What a handler works with: one request of an account that has shown its token. */
export interface Exchange {
  readonly world: World;
  /** The account's address. */
  readonly account: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Parameters that every method of every Google API takes. */
const STANDARD = new Set(["fields", "prettyPrint", "alt", "key", "quotaUser", "uploadType", "$.xgafv"]);

/** A spreadsheet that the account may read, or change. @throws SheetsError 404 or 403 */
export function openSpreadsheet({ world, account }: Exchange, id: string, to: "read" | "write"): Spreadsheet {
  const spreadsheet = world.spreadsheets.get(id);
  if (!spreadsheet) throw new SheetsError(404, "Requested entity was not found.");
  const role = spreadsheet.roles.get(account) ?? "none";
  if (role === "none" || (to === "write" && role === "reader"))
    throw new SheetsError(403, "The caller does not have permission");
  return spreadsheet;
}

/** @throws SheetsError 400 for a parameter that the method does not have */
export function checkQuery(query: URLSearchParams, own: readonly string[]): void {
  for (const name of query.keys()) {
    if (STANDARD.has(name) || own.includes(name)) continue;
    throw invalid(
      `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
    );
  }
}

/** One of several words in the query; the first of them when nothing is said. @throws SheetsError 400 */
export function wordIn<const Word extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const given = query.get(name);
  if (given === null) return words[0];
  const word = words.find((one) => one === given);
  if (word === undefined) throw invalid(`Invalid value at '${name}', "${given}"`);
  return word;
}
