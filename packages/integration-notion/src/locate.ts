import { PeregrineError } from "@peregrine/core";
import { quoted } from "@peregrine/core/table";
import type { Client, DatabaseObjectResponse, DataSourceObjectResponse } from "@notionhq/client";
import { parseNotionId } from "./ids.ts";
import type { NotionApi } from "./notion-api.ts";

const field = "database_id";

/**
 * Finds the data source that a person meant, by the id of its database or by its own, and reads its columns.
 *
 * @param pasted - what stands in the form
 * @param bot - the name of the connection, for the sentence that tells how to share
 * @throws PeregrineError with the field to correct and what to do in Notion
 */
export async function locate(
  api: NotionApi,
  pasted: string,
  signal: AbortSignal,
  bot?: string,
): Promise<DataSourceObjectResponse> {
  const id = parseNotionId(pasted);
  if (id === undefined) {
    throw new PeregrineError("invalid_config", "Database holds no id of Notion", {
      field,
      hint: HOW_TO_COPY,
    });
  }
  const database = await orNull(api.call(signal, (client) => retrieveDatabase(client, id)));
  const sourceId = database ? onlySource(database) : id;
  const source = await orNull(api.call(signal, (client) => retrieveSource(client, sourceId)));
  if (!source) throw notShared(bot);
  if (source.in_trash || database?.in_trash) {
    throw new PeregrineError("not_found", `“${nameOf(source)}” is in Notion's trash`, {
      field,
      hint: "Restore it there, or connect another database.",
    });
  }
  return source;
}

const HOW_TO_COPY = "In Notion, open the database as a full page, then ••• → Copy link, and paste that.";

/** What people call a database or data source. */
export function nameOf({ title }: Pick<DatabaseObjectResponse, "title">): string {
  return title.map(({ plain_text }) => plain_text).join("") || "Untitled";
}

async function retrieveDatabase(client: Client, database_id: string): Promise<DatabaseObjectResponse> {
  const { isFullDatabase } = await import("@notionhq/client");
  const database = await client.databases.retrieve({ database_id });
  if (isFullDatabase(database)) return database;
  throw unreadable();
}

/** A data source with its columns. */
export async function retrieveSource(
  client: Client,
  data_source_id: string,
): Promise<DataSourceObjectResponse> {
  const { isFullDataSource } = await import("@notionhq/client");
  const source = await client.dataSources.retrieve({ data_source_id });
  if (isFullDataSource(source)) return source;
  throw unreadable();
}

/** Notion shows nothing but ids to a connection that may not read. */
function unreadable(): PeregrineError {
  return new PeregrineError("permission", "The connection may not read the database", {
    field: "token",
    hint: "Open your connection's settings and tick Read content under Capabilities.",
  });
}

function onlySource(database: DatabaseObjectResponse): string {
  const [first, ...others] = database.data_sources;
  const name = `“${nameOf(database)}”`;
  if (first === undefined) {
    throw new PeregrineError(
      "invalid_config",
      `${name} is a linked view, or its contents are not shared with the connection`,
      {
        field,
        hint: "Open the original database and copy its link; share that one with the connection.",
      },
    );
  }
  if (others.length === 0) return first.id;
  const all = database.data_sources.map((source) => `${quoted([source.name])} is ${source.id}`).join("; ");
  throw new PeregrineError(
    "invalid_config",
    `${name} holds several data sources; which one is for your jobs?`,
    {
      field,
      hint: `Put the id of one into Database: ${all}.`,
    },
  );
}

function notShared(bot: string | undefined): PeregrineError {
  const connection = bot === undefined ? "your connection" : `“${bot}”`;
  return new PeregrineError(
    "not_found",
    "Notion has no database of this id that is shared with the connection",
    {
      field,
      hint: `In Notion, open the database → ••• → Connections → add ${connection}. If it is there, copy the database's link again.`,
    },
  );
}

/** What is not found is null: an id may be of a database or of a data source. */
async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (PeregrineError.is(error) && error.code === "not_found") return null;
    throw error;
  }
}
