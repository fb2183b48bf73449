import { dashed } from "./ids.ts";
import { NotionError, archivedAncestor, invalid, notFound } from "./notion-error.ts";
import { unfit, type Shape } from "./shape.ts";
import type { Database, DataSource, Page, Workspace } from "./state.ts";

/** What a handler works with: one request, and the world it acts on. */
export interface Exchange {
  readonly workspace: Workspace;
  readonly body: unknown;
  readonly query: URLSearchParams;
  readonly now: () => number;
  /** How long after its creation a query still misses a page, in milliseconds. */
  readonly queryLagMs: number;
  /** How many rows one query yields in all. */
  readonly queryCap: number;
  /** Runs a write; a second one to the same data source meanwhile is a conflict. */
  write<T>(source: DataSource, work: () => T): Promise<T>;
}

/** What a request may do; the connection must be ticked for it. */
export type Capability = "read" | "insert" | "update";

/** @throws NotionError 403 */
export function require(workspace: Workspace, capability: Capability): void {
  if (!workspace.capabilities[capability]) {
    throw new NotionError(403, "restricted_resource", "Insufficient permissions for this endpoint.");
  }
}

/** Checks a body's shape; answers the complaints about sizes, to be made last. */
export function checkBody(body: unknown, shape: Shape): NotionError[] {
  const sizes: NotionError[] = [];
  shape(body, "body", sizes);
  return sizes;
}

/** An id in its dashed form. @throws NotionError 400 for what is none */
export function requireId(id: string, path: string): string {
  const uuid = dashed(id);
  if (uuid === undefined) throw unfit(path, "a valid uuid", id);
  return uuid;
}

/** A page that the connection can see, trashed or not. */
export function requirePage(workspace: Workspace, given: string): Page {
  const id = requireId(given, "path.page_id");
  if (sharedDatabase(workspace, id)) {
    throw invalid(`Provided ID ${id} is a database, not a page. Use the retrieve database API instead.`);
  }
  const page = workspace.pages.get(id);
  if (!page || page.dataSource?.database.shared === false) throw notFound("page", id);
  return page;
}

/** A database that is shared with the connection. */
export function requireDatabase(workspace: Workspace, given: string): Database {
  const id = requireId(given, "path.database_id");
  const database = sharedDatabase(workspace, id);
  if (database) return database;
  const page = workspace.pages.get(id);
  if (page && page.dataSource?.database.shared !== false) {
    throw invalid(`Provided ID ${id} is a page, not a database. Use the retrieve page API instead.`);
  }
  throw notFound("database", id);
}

/** A data source of a shared database. */
export function requireDataSource(
  workspace: Workspace,
  given: string,
  path = "path.data_source_id",
): DataSource {
  const id = requireId(given, path);
  const source = workspace.dataSources.get(id);
  if (!source?.database.shared) throw notFound("data_source", id);
  return source;
}

/** @throws NotionError 400 when the data source, or what it stands in, lies in the trash */
export function requireOutOfTrash({ inTrash, database }: DataSource): void {
  if (inTrash || database.ancestorInTrash) throw archivedAncestor();
}

function sharedDatabase(workspace: Workspace, id: string): Database | undefined {
  const database = workspace.databases.get(id);
  return database?.shared ? database : undefined;
}
