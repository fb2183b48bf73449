import { minute, showCell } from "./cells.ts";
import { findColumn, showColumn } from "./columns.ts";
import { invalid } from "./notion-error.ts";
import { showRuns } from "./rich-text.ts";
import type { Database, DataSource, Page, Workspace } from "./state.ts";

const title = (text: string): Record<string, unknown>[] =>
  showRuns(text === "" ? [] : [{ content: text, link: null }]);
const link = (id: string): string => `https://www.notion.so/${id.replaceAll("-", "")}`;

/** What every object carries, so that a client cannot tell a fake by what is missing. */
function common(
  workspace: Workspace,
  id: string,
  createdMs: number,
  editedMs: number,
  inTrash: boolean,
): Record<string, unknown> {
  const by = { object: "user", id: workspace.botId };
  return {
    id,
    created_time: minute(createdMs),
    last_edited_time: minute(editedMs),
    created_by: by,
    last_edited_by: by,
    icon: null,
    cover: null,
    url: link(id),
    public_url: null,
    in_trash: inTrash,
    archived: inTrash,
  };
}

/** `GET /v1/users/me`. */
export function botUser(workspace: Workspace): Record<string, unknown> {
  return {
    object: "user",
    id: workspace.botId,
    name: workspace.botName,
    avatar_url: null,
    type: "bot",
    bot: {
      owner: { type: "workspace", workspace: true },
      workspace_id: workspace.botId,
      workspace_limits: { max_file_upload_size_in_bytes: 5_242_880 },
      workspace_name: workspace.name,
    },
  };
}

/** A database: since 2025-09-03 it names its data sources and holds no columns. */
export function showDatabase(workspace: Workspace, database: Database): Record<string, unknown> {
  const {
    created_by: _by,
    last_edited_by: _edited,
    ...shared
  } = common(workspace, database.id, database.createdMs, database.createdMs, database.inTrash);
  return {
    object: "database",
    ...shared,
    title: title(database.title),
    description: [],
    parent: { type: "workspace", workspace: true },
    is_inline: false,
    is_locked: false,
    data_sources: database.dataSources.map(({ id, name }) => ({ id, name })),
  };
}

/** A data source: the columns. */
export function showDataSource(workspace: Workspace, source: DataSource): Record<string, unknown> {
  const { createdMs } = source.database;
  return {
    object: "data_source",
    ...common(workspace, source.id, createdMs, createdMs, source.inTrash),
    title: title(source.name),
    description: [],
    parent: { type: "database_id", database_id: source.database.id },
    database_parent: { type: "workspace", workspace: true },
    is_inline: false,
    properties: Object.fromEntries(source.columns.map((column) => [column.name, showColumn(column)])),
  };
}

/** A page, with all its properties or those asked for. */
export function showPage(
  workspace: Workspace,
  page: Page,
  only: readonly string[] = [],
): Record<string, unknown> {
  const { dataSource } = page;
  const wanted = dataSource ? only.map((id) => findColumn(dataSource, id) ?? missing(id)) : [];
  const columns = wanted.length > 0 ? wanted : (dataSource?.columns ?? []);
  return {
    object: "page",
    ...common(workspace, page.id, page.createdMs, page.editedMs, page.inTrash),
    is_archived: false,
    is_locked: false,
    parent: dataSource
      ? { type: "data_source_id", data_source_id: dataSource.id, database_id: dataSource.database.id }
      : { type: "workspace", workspace: true },
    properties: Object.fromEntries(columns.map((column) => [column.name, showCell(column, page)])),
  };
}

function missing(id: string): never {
  throw invalid(`Could not find property with name or id: ${id}`);
}
