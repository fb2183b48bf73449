import { IntegrationBase, type Destination } from "@peregrine/core";
import type { TableRecord } from "@peregrine/core/table";
import type { BoardSettings } from "./board.ts";
import { fields } from "./fields.ts";
import { parseNotionId } from "./ids.ts";
import { NotionApi } from "./notion-api.ts";
import { NotionDestination } from "./notion-destination.ts";
import { verifyConnection } from "./verify.ts";

/** Keeps a Notion database in step with a job search: one page a job, found again by key or link, updated field by field. */
export default class NotionIntegration extends IntegrationBase<typeof fields> {
  static override readonly name = "notion";
  static readonly label = "Notion";
  static readonly tier = "paid";
  static readonly baseUrl = "https://api.notion.com";
  static readonly hosts = ["api.notion.com"];
  static readonly docsUrl = "https://developers.notion.com/docs/create-a-notion-integration";
  static readonly summary = "Keeps your jobs as pages of a Notion database, each with its status.";
  static readonly category = "tracking";

  fields() {
    return fields;
  }

  /** The same database in whichever form its id was pasted. */
  override targetKey(): string {
    return parseNotionId(this.config.database_id) ?? this.config.database_id;
  }

  protected override verify(signal: AbortSignal): Promise<{ account: string }> {
    return verifyConnection(this.#api(), this.#settings(), signal);
  }

  override destination(): Destination<TableRecord> {
    return new NotionDestination(this.#api(), this.#settings());
  }

  #settings(): BoardSettings {
    const { database_id, add_missing_columns } = this.config;
    return { database: database_id, addMissing: add_missing_columns, extras: this.extras };
  }

  /** Asked for the host's fetch and base URL each time: a sync paces requests through a fetch of its own. */
  #api(): NotionApi {
    return new NotionApi({
      token: this.config.token,
      baseUrl: () => this.baseUrl,
      fetch: (input, init) => this.fetch(input, init),
    });
  }
}
