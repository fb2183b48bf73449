import { randomUUID } from "node:crypto";
import { SheetsError, errorInfo } from "./sheets-error.ts";

const LIFETIME_MS = 3_599_000;

/** The access tokens that are good, and whose they are. */
export class Tokens {
  readonly #now: () => number;
  readonly #issued = new Map<string, { account: string; untilMs: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(account: string): string {
    const token = `ya29.${randomUUID()}`;
    this.#issued.set(token, { account, untilMs: this.#now() + LIFETIME_MS });
    return token;
  }

  /** Every token there is becomes worthless. */
  expireAll(): void {
    this.#issued.clear();
  }

  /** Whose token a request shows. @throws SheetsError 401 */
  accountOf(authorization: string | undefined): string {
    const known = this.#issued.get(/^Bearer (.+)$/.exec(authorization ?? "")?.[1] ?? "");
    if (known && this.#now() < known.untilMs) return known.account;
    const info = errorInfo("ACCESS_TOKEN_EXPIRED", { method: "google.apps.sheets.v4.SpreadsheetsService" });
    throw new SheetsError(
      401,
      "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
      [info],
    );
  }
}
