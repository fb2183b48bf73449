import { IntegrationBase, PeregrineError, type Destination } from "@peregrine/core";
import { quoted, type TableRecord } from "@peregrine/core/table";
import { AccessToken } from "./access-token.ts";
import { readCredentials, secretsIn, type Credentials } from "./credentials.ts";
import { fields } from "./fields.ts";
import { readPlace, type Place } from "./read-place.ts";
import { SheetsApi } from "./sheets-api.ts";
import { SheetsDestination } from "./sheets-destination.ts";
import { findTab, openTab, type TabSettings } from "./tab.ts";

/** Keeps a tab of a Google spreadsheet in step with a job search: one row a job, found again by key or link wherever it is moved. */
export default class GoogleSheetsIntegration extends IntegrationBase<typeof fields> {
  static override readonly name = "google_sheets";
  static readonly label = "Google Sheets";
  static readonly tier = "paid";
  static readonly baseUrl = "https://sheets.googleapis.com";
  static readonly hosts = ["sheets.googleapis.com", "oauth2.googleapis.com"];
  static readonly docsUrl = "https://developers.google.com/workspace/guides/create-credentials";
  static readonly summary = "Keeps your jobs as rows of a Google spreadsheet, each with its status.";
  static readonly category = "tracking";

  #credentials: Promise<Credentials> | undefined;
  #secrets: readonly string[] = [];
  readonly #token = new AccessToken(
    () => this.#readCredentials(),
    (input, init) => this.fetch(input, init),
  );

  fields() {
    return fields;
  }

  override connect(config: Readonly<Record<string, unknown>>): boolean {
    this.#credentials = undefined;
    this.#token.forget();
    return super.connect(config);
  }

  /** The same tab in whichever form its spreadsheet was pasted. */
  override targetKey(): string {
    const { spreadsheetId, tab } = this.#place();
    return JSON.stringify([spreadsheetId ?? this.config.spreadsheet_id, tab ?? null]);
  }

  /** The secrets of a file that only its path was given of, and the access token, leave a text as well. */
  override redact(text: string): string {
    const hidden = [...this.#secrets, ...this.#token.secrets()];
    return hidden.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), super.redact(text));
  }

  /** Access tokens are asked for with each call: the credentials themselves are never sent. */
  protected override headers(): Record<string, string> {
    return {};
  }

  /** Proves, one after the other, the credentials, the spreadsheet and that it is shared, the tab and its columns. Changes nothing. */
  protected override async verify(signal: AbortSignal): Promise<{ account: string }> {
    const api = this.#api();
    const settings = this.#settings();
    const grid = await findTab(api, settings.tab, signal);
    await openTab(api, grid, settings, { signal, readOnly: true, warn: () => {} });
    const who = (await this.#email()) ?? "You";
    return { account: `${who}, spreadsheet ${quoted([grid.spreadsheet])}, tab ${quoted([grid.title])}` };
  }

  override destination(): Destination<TableRecord> {
    return new SheetsDestination(this.#api(), this.#settings());
  }

  #settings(): TabSettings {
    return { tab: this.#place().tab, addMissing: this.config.add_missing_columns, extras: this.extras };
  }

  #place(): Place {
    return readPlace(this.config.spreadsheet_id, this.config.sheet_name);
  }

  #api(): SheetsApi {
    return new SheetsApi({
      spreadsheetId: () => this.#place().spreadsheetId ?? noSpreadsheet(),
      http: this.http,
      token: this.#token,
      email: () => this.#email(),
    });
  }

  #readCredentials(): Promise<Credentials> {
    this.#credentials ??= readCredentials(this.config.credentials_json).then((credentials) => {
      this.#secrets = secretsIn(credentials);
      return credentials;
    });
    return this.#credentials;
  }

  /** Whom the spreadsheet has to be shared with: the service account. */
  async #email(): Promise<string | undefined> {
    const credentials = await this.#readCredentials();
    return credentials.type === "service_account" ? credentials.email : undefined;
  }
}

function noSpreadsheet(): never {
  throw new PeregrineError("invalid_config", "Spreadsheet holds no id of a Google spreadsheet", {
    field: "spreadsheet_id",
    hint: "Paste its link from the browser's address bar: https://docs.google.com/spreadsheets/d/…",
  });
}
