import { botUser, showDatabase, showDataSource } from "./answers.ts";
import { configure, findColumn, newColumn, typeOfConfig } from "./columns.ts";
import {
  checkBody,
  require,
  requireDatabase,
  requireDataSource,
  requireOutOfTrash,
  type Exchange,
} from "./exchange.ts";
import { invalid } from "./notion-error.ts";
import * as shapes from "./request-shapes.ts";
import type { DataSource, Workspace } from "./state.ts";

type Change = Readonly<Record<string, unknown>> | null;

/** `GET /v1/users/me`: who the token belongs to. */
export function getSelf({ workspace }: Exchange): unknown {
  return botUser(workspace);
}

/** `GET /v1/databases/{id}`. */
export function getDatabase({ workspace }: Exchange, id: string): unknown {
  require(workspace, "read");
  return showDatabase(workspace, requireDatabase(workspace, id));
}

/** `GET /v1/data_sources/{id}`. */
export function getDataSource({ workspace }: Exchange, id: string): unknown {
  require(workspace, "read");
  return showDataSource(workspace, requireDataSource(workspace, id));
}

/** `PATCH /v1/data_sources/{id}`: adds, changes, renames and removes columns. */
export async function updateDataSource(exchange: Exchange, id: string): Promise<unknown> {
  const { workspace } = exchange;
  require(workspace, "update");
  const sizes = checkBody(exchange.body, shapes.updateDataSource);
  const source = requireDataSource(workspace, id);
  const { properties = {}, in_trash } = exchange.body as {
    properties?: Record<string, Change>;
    in_trash?: boolean;
  };
  if (in_trash === undefined) requireOutOfTrash(source);
  const changes = Object.entries(properties);
  for (const [key, change] of changes) checkChange(workspace, source, key, change);
  if (sizes[0]) throw sizes[0];
  await exchange.write(source, () => {
    for (const [key, change] of changes) changeColumn(source, key, change);
    source.inTrash = in_trash ?? source.inTrash;
  });
  return showDataSource(workspace, source);
}

function checkChange(workspace: Workspace, source: DataSource, key: string, change: Change): void {
  const column = findColumn(source, key);
  const type = change ? typeOfConfig(change) : undefined;
  if (!column && !type) throw invalid(`${key} is not a property that exists.`);
  if (column?.type === "title" && (change === null || (type && type !== "title"))) {
    throw invalid("The title property of a data source cannot be removed or changed.");
  }
  if (type === "title" && column?.type !== "title")
    throw invalid("A data source has exactly one title property.");
  // That it is refused is documented for the time before; in which words is not.
  if (type === "status" && column?.type === "status" && workspace.statusOptionsFixed)
    throw invalid("Cannot update the options of a status property via the API.");
}

/** Applies one change that was checked. A change of kind empties the column. */
export function changeColumn(source: DataSource, key: string, change: Change): void {
  const column = findColumn(source, key);
  if (!column) {
    if (change) source.columns.push(newColumn(key, change));
    return;
  }
  if (change === null) {
    source.columns = source.columns.filter((other) => other !== column);
    return;
  }
  const type = typeOfConfig(change);
  if (type && type !== column.type) {
    Object.assign(column, { type, options: [], format: "number" });
    for (const page of source.pages) page.cells.delete(column.id);
  }
  configure(column, change);
  if (typeof change["name"] === "string") column.name = change["name"];
}
