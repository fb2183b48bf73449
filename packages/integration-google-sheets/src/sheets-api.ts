import { PeregrineError, type HttpClient } from "@peregrine/core";
import type { AccessToken } from "./access-token.ts";
import type { SpreadsheetAnswer } from "./grid.ts";
import { sheetsFailure } from "./sheets-failure.ts";

/** What a connection needs to reach its spreadsheet. */
export interface Access {
  /** Asked for with each call. @throws PeregrineError when the form holds none */
  spreadsheetId: () => string;
  http: HttpClient;
  token: AccessToken;
  /** Whom the spreadsheet has to be shared with, if that is known. */
  email: () => Promise<string | undefined>;
}

/** The calls of the Sheets API that we make, with a token that is renewed once, and in our failures. */
export class SheetsApi {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The parts of the spreadsheet that a body's `dataFilters` name. */
  read(body: object, fields: string, signal: AbortSignal): Promise<SpreadsheetAnswer> {
    return this.#call("POST", ":getByDataFilter", { fields }, signal, body);
  }

  /** The names of all tabs, in their order. */
  async tabs(signal: AbortSignal): Promise<string[]> {
    const fields = "sheets.properties.title";
    const { sheets = [] } = await this.#call<SpreadsheetAnswer>("GET", "", { fields }, signal);
    return sheets.flatMap(({ properties }) => properties?.title ?? []);
  }

  /** All of these changes, or none. Answers what stands in `responseRanges` then. */
  async change(body: object, fields: string, signal: AbortSignal): Promise<SpreadsheetAnswer> {
    const answer = await this.#call<{ updatedSpreadsheet?: SpreadsheetAnswer }>(
      "POST",
      ":batchUpdate",
      { fields },
      signal,
      body,
    );
    return answer.updatedSpreadsheet ?? {};
  }

  async #call<T>(
    method: "GET" | "POST",
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
    json?: object,
  ): Promise<T> {
    const { http, token, email } = this.#access;
    const address = `v4/spreadsheets/${encodeURIComponent(this.#access.spreadsheetId())}${path}`;
    const send = async (): Promise<T> => {
      const headers = { authorization: `Bearer ${await token.get(signal)}` };
      const options = { query: { ...query, prettyPrint: false }, headers, signal };
      return http.request<T>(method, address, json ? { ...options, json } : options);
    };
    try {
      return await send().catch((error: unknown) => {
        // A refusal that names a field comes from where tokens are given out: another will not be granted either.
        if (!PeregrineError.is(error) || error.status !== 401 || error.field !== undefined) throw error;
        token.forget();
        return send();
      });
    } catch (error) {
      throw sheetsFailure(error, await email(), path === ":batchUpdate");
    }
  }
}
