import { FakeServer, type Answer, type Call, type LoggedCall } from "@peregrine/fake-service";
import { authorizedUserFile, newAccounts, serviceAccountFile, type Accounts } from "./accounts.ts";
import { answerCall, refuseCall, type Service } from "./answer-call.ts";
import { showCell } from "./cell-output.ts";
import { Person } from "./person.ts";
import { Quota, type QuotaLimits } from "./quota.ts";
import { Script, type CallMatch } from "./script.ts";
import type { Cell, CellValue, Tab, World } from "./state.ts";
import { usedRows } from "./tab-grid.ts";
import { grantToken } from "./token-endpoint.ts";
import { Tokens } from "./tokens.ts";

/** How this Google behaves. */
export interface FakeGoogleSheetsOptions {
  /** Runs the quota and dates tokens, in milliseconds since the epoch; by default the system's. */
  now?: () => number;
  /** Requests a minute; by default 60 reads and 60 writes. */
  quota?: Partial<QuotaLimits>;
}

/** Google Sheets of its own, on 127.0.0.1, with the token endpoint beside it. */
export class FakeGoogleSheets implements AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  /** What people do, past the API. */
  readonly person: Person;
  readonly #server: FakeServer;
  readonly #service: Service;
  readonly #accounts: Accounts;

  private constructor(server: FakeServer, service: Service, accounts: Accounts) {
    this.#server = server;
    this.#service = service;
    this.#accounts = accounts;
    this.url = server.url;
    this.person = new Person(service.world, accounts, service.tokens);
  }

  static async start({ now = Date.now, quota }: FakeGoogleSheetsOptions = {}): Promise<FakeGoogleSheets> {
    const world: World = { spreadsheets: new Map(), apiEnabled: true };
    const service = { world, tokens: new Tokens(now), quota: new Quota(quota), script: new Script(), now };
    const accounts = newAccounts();
    const answer = (call: Call): Promise<Answer> =>
      call.path === "/token"
        ? grantToken(new URLSearchParams(call.text), {
            accounts,
            tokens: service.tokens,
            url: server.url,
            now,
          })
        : answerCall(call, service);
    const server: FakeServer = await FakeServer.start({ now, answer, refuse: refuseCall });
    return new FakeGoogleSheets(server, service, accounts);
  }

  /** Where tokens come from. */
  get tokenUri(): string {
    return `${this.url}/token`;
  }

  /** The service account's address: sheets are shared with it. */
  get robot(): string {
    return this.#accounts.robot;
  }

  /** The downloaded file of a service account's key, as text. */
  get serviceAccount(): string {
    return serviceAccountFile(this.#accounts, this.tokenUri);
  }

  /** The file that holds a person's refresh token, as text. */
  get authorizedUser(): string {
    return authorizedUserFile(this.#accounts, this.tokenUri);
  }

  /** Every call of the Sheets API so far, in order of arrival. Requests for tokens are not kept: they hold credentials. */
  get calls(): LoggedCall[] {
    return this.#server.calls.filter(({ path }) => path !== "/token");
  }

  /** How often a token was asked for. */
  get tokenRequests(): number {
    return this.#server.calls.filter(({ path }) => path === "/token").length;
  }

  /** The calls that change something. */
  writes(): LoggedCall[] {
    return this.calls.filter(({ method, path }) => isWrite(method, path));
  }

  /** What was typed or written in a tab, typed, row by row; null for an empty cell. Exactly what is there. */
  cells(id: string, title: string): (CellValue | null)[][] {
    const tab = this.#tab(id, title);
    return tab.rows.slice(0, usedRows(tab)).map((row) => Array.from(row, (cell) => cell?.value ?? null));
  }

  /** The rows of a tab by their headings, top down, as bare values; a formula as it was typed. Empty cells are left out. */
  rows(id: string, title: string): Record<string, string | number | boolean>[] {
    const tab = this.#tab(id, title);
    const [head = [], ...rows] = tab.rows.slice(0, usedRows(tab)).map((row) => Array.from(row, asTyped));
    return rows.map((row) =>
      Object.fromEntries(
        row.flatMap((value, index) => (value === "" ? [] : [[String(head[index] ?? ""), value]])),
      ),
    );
  }

  /** How large a tab's grid is. */
  gridOf(id: string, title: string): { rowCount: number; columnCount: number } {
    const { rowCount, columnCount } = this.#tab(id, title);
    return { rowCount, columnCount };
  }

  /** Has something happen just before a call is carried out: a person who acts between two requests. */
  before(match: CallMatch, act: () => unknown): void {
    this.#service.script.before(match, act);
  }

  /** Has a call be carried out and then answered with a failure. */
  failAfter(match: CallMatch, status: 500 | 503 = 503): void {
    this.#service.script.failAfter(match, status);
  }

  /** Every access token there is becomes worthless; new ones are granted. */
  expireTokens(): void {
    this.#service.tokens.expireAll();
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #tab(id: string, title: string): Tab {
    const tab = this.#service.world.spreadsheets.get(id)?.tabs.find((one) => one.title === title);
    if (!tab) throw new Error(`There is no tab ${title}`);
    return tab;
  }
}

function asTyped(cell: Cell | undefined): string | number | boolean {
  return showCell(cell, "FORMULA", "SERIAL_NUMBER");
}

/** Does a call change something? Two methods only read although they are POSTs. */
export function isWrite(method: string, path: string): boolean {
  return method !== "GET" && !/:getByDataFilter(\?|$)/.test(path) && !path.startsWith("/token");
}

/** Starts a Google Sheets of its own. Close it when done, or declare it with `await using`. */
export function startFakeGoogleSheets(options?: FakeGoogleSheetsOptions): Promise<FakeGoogleSheets> {
  return FakeGoogleSheets.start(options);
}
