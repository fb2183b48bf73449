import { showPage } from "./answers.ts";
import { checkValue, toCell, type WrittenValue } from "./cells.ts";
import { findColumn } from "./columns.ts";
import {
  checkBody,
  require,
  requireDatabase,
  requireDataSource,
  requireOutOfTrash,
  requirePage,
  type Exchange,
} from "./exchange.ts";
import { newId } from "./ids.ts";
import { NotionError, invalid } from "./notion-error.ts";
import * as shapes from "./request-shapes.ts";
import type { Block, Column, DataSource, Page } from "./state.ts";

type Values = Readonly<Record<string, WrittenValue>>;

interface CreateBody {
  parent: { data_source_id?: string; database_id?: string; page_id?: string };
  properties: Values;
  children?: Block[];
}

interface UpdateBody {
  properties?: Values;
  in_trash?: boolean;
}

/** `POST /v1/pages`. */
export async function createPage(exchange: Exchange): Promise<unknown> {
  const { workspace, now, queryLagMs } = exchange;
  require(workspace, "insert");
  const sizes = checkBody(exchange.body, shapes.createPage);
  const { parent, properties, children = [] } = exchange.body as CreateBody;
  const source = parentOf(exchange, parent);
  requireOutOfTrash(source);
  const values = columnsOf(source, properties, sizes);
  if (workspace.full)
    throw new NotionError(409, "row_limit_exceeded", "This workspace has reached its block limit.");
  const page = await exchange.write(source, () => {
    const at = now();
    const page: Page = {
      id: newId(),
      dataSource: source,
      createdMs: at,
      editedMs: at,
      visibleMs: at + queryLagMs,
      inTrash: false,
      cells: new Map(),
      blocks: children,
    };
    fill(page, values);
    source.pages.push(page);
    workspace.pages.set(page.id, page);
    return page;
  });
  return showPage(workspace, page, exchange.query.getAll("filter_properties"));
}

/** `GET /v1/pages/{id}`: a trashed page, too. */
export function getPage(exchange: Exchange, id: string): unknown {
  require(exchange.workspace, "read");
  return showPage(
    exchange.workspace,
    requirePage(exchange.workspace, id),
    exchange.query.getAll("filter_properties"),
  );
}

/** `PATCH /v1/pages/{id}`: what is not named stays as it is. */
export async function updatePage(exchange: Exchange, id: string): Promise<unknown> {
  const { workspace, now } = exchange;
  require(workspace, "update");
  const sizes = checkBody(exchange.body, shapes.updatePage);
  const { properties = {}, in_trash } = exchange.body as UpdateBody;
  const page = requirePage(workspace, id);
  if (page.inTrash && in_trash === undefined) {
    throw invalid("Can't edit block that is archived. You must unarchive the block before editing.");
  }
  if (!page.dataSource) throw invalid("This page stands in no database.");
  requireOutOfTrash(page.dataSource);
  const values = columnsOf(page.dataSource, properties, sizes);
  await exchange.write(page.dataSource, () => {
    fill(page, values);
    page.inTrash = in_trash ?? page.inTrash;
    page.editedMs = now();
  });
  return showPage(workspace, page, exchange.query.getAll("filter_properties"));
}

/** `GET /v1/blocks/{id}/children`: a page's body. */
export function listBlocks(exchange: Exchange, id: string): unknown {
  require(exchange.workspace, "read");
  const { blocks } = requirePage(exchange.workspace, id);
  return { object: "list", type: "block", block: {}, results: blocks, next_cursor: null, has_more: false };
}

function parentOf(
  exchange: Exchange,
  { data_source_id, database_id, page_id }: CreateBody["parent"],
): DataSource {
  const { workspace } = exchange;
  if (data_source_id !== undefined)
    return requireDataSource(workspace, data_source_id, "body.parent.data_source_id");
  if (database_id === undefined) throw invalid(`This fake keeps no pages below a page: ${page_id}`);
  const { dataSources } = requireDatabase(workspace, database_id);
  if (dataSources.length === 1) return dataSources[0]!;
  throw invalid("Databases with multiple data sources are not supported in this API version.");
}

/** Finds each value's column and checks it: that there is one, then its kind and options, then the sizes. */
function columnsOf(
  source: DataSource,
  values: Values,
  sizes: readonly NotionError[],
): [Column, WrittenValue][] {
  const pairs = Object.entries(values).map(([key, value]): [Column, WrittenValue] => {
    const column = findColumn(source, key);
    if (!column) throw invalid(`${key} is not a property that exists.`);
    return [column, value];
  });
  for (const [column, value] of pairs) checkValue(column, value);
  if (sizes[0]) throw sizes[0];
  return pairs;
}

function fill(page: Page, values: readonly [Column, WrittenValue][]): void {
  for (const [column, value] of values) page.cells.set(column.id, toCell(column, value));
}
