import { IntegrationBase, type Destination } from "@peregrine/core";
import { readMapping, type TableRecord } from "@peregrine/core/table";
import { AirtableApi } from "./airtable-api.ts";
import { AirtableDestination } from "./airtable-destination.ts";
import { fields } from "./fields.ts";
import { readPlace } from "./ids.ts";
import type { Settings } from "./table.ts";
import { verifyConnection } from "./verify.ts";

/** Keeps an Airtable table in step with a job search: one row a job, found again by key or link, updated cell by cell. */
export default class AirtableIntegration extends IntegrationBase<typeof fields> {
  static override readonly name = "airtable";
  static readonly label = "Airtable";
  static readonly tier = "paid";
  static readonly baseUrl = "https://api.airtable.com";
  static readonly hosts = ["api.airtable.com"];
  static readonly docsUrl = "https://airtable.com/create/tokens";
  static readonly summary = "Keeps your jobs as rows of an Airtable table, each with its status.";
  static readonly category = "tracking";

  fields() {
    return fields;
  }

  /** The same table in whichever form base and table were pasted. */
  override targetKey(): string {
    const { base_id, table_name = "" } = this.config;
    const { baseId, table } = readPlace(base_id, table_name);
    return `${baseId ?? base_id}/${table}`;
  }

  protected override verify(signal: AbortSignal): Promise<{ account: string }> {
    return verifyConnection(new AirtableApi(this.http), this.#settings(), signal);
  }

  override destination(): Destination<TableRecord> {
    return new AirtableDestination(new AirtableApi(this.http), this.#settings());
  }

  #settings(): Settings {
    const { base_id, table_name = "", add_missing_columns } = this.config;
    const mapping = readMapping(this.extras, "airtable.yaml");
    return { base: base_id, table: table_name, addMissing: add_missing_columns, mapping };
  }
}
