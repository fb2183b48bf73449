import { requirePermission, requireRow, requireScope, requireTable } from "./access.ts";
import { malformed } from "./airtable-error.ts";
import type { Handler } from "./handler.ts";
import { listRecords } from "./list-records.ts";
import { readListBody, readListQuery } from "./list-request.ts";
import { isMap, readMany, readOne, type WriteRequest } from "./request-shapes.ts";
import { showRow } from "./show.ts";
import type { Row, Table, World } from "./state.ts";
import { writeRecords, type WriteMode } from "./write-records.ts";

export const getRecords: Handler = ({ world, query }, [base = "", table = ""]) => {
  requireScope(world, "data.records:read");
  return listRecords(world, requireTable(world, base, table), readListQuery(query));
};

/** `POST …/listRecords`: the same, for what is too long for an address. */
export const postListRecords: Handler = ({ world, body }, [base = "", table = ""]) => {
  requireScope(world, "data.records:read");
  return listRecords(world, requireTable(world, base, table), readListBody(body()));
};

export const getRecord: Handler = ({ world, query }, [base = "", name = "", id = ""]) => {
  requireScope(world, "data.records:read");
  const table = requireTable(world, base, name);
  return showRow(table, requireRow(table, id), readListQuery(query));
};

export const postRecords: Handler = ({ world, body }, [base = "", name = ""]) => {
  const table = writable(world, base, name, "create");
  const given = body();
  if (isMap(given) && Object.hasOwn(given, "records"))
    return writeMany(world, table, readMany(given), "create");
  return writeOne(world, table, readOne(given), "create");
};

export const patchRecords: Handler = ({ world, body }, [base = "", name = ""]) =>
  writeMany(world, writable(world, base, name, "update"), readMany(body()), "update");

export const putRecords: Handler = ({ world, body }, [base = "", name = ""]) =>
  writeMany(world, writable(world, base, name, "update"), readMany(body()), "replace");

export const patchRecord: Handler = (exchange, path) => changeRecord(exchange, path, "update");
export const putRecord: Handler = (exchange, path) => changeRecord(exchange, path, "replace");

export const deleteRecord: Handler = ({ world }, [base = "", name = "", id = ""]) => {
  const table = writable(world, base, name, "delete");
  return trash(table, [requireRow(table, id)])[0];
};

export const deleteRecords: Handler = ({ world, query }, [base = "", name = ""]) => {
  const table = writable(world, base, name, "delete");
  const ids = [...query].flatMap(([key, id]) => (/^records\[\d*\]$/.test(key) ? [id] : []));
  if (ids.length === 0 || ids.length > 10) throw malformed("records must be a list of one to ten ids");
  return {
    records: trash(
      table,
      ids.map((id) => requireRow(table, id)),
    ),
  };
};

function writable(world: World, base: string, name: string, deed: "create" | "update" | "delete"): Table {
  requireScope(world, "data.records:write");
  const table = requireTable(world, base, name);
  requirePermission(table.base, "edit", `${deed} records in table ${table.name} (${table.id})`);
  return table;
}

const changeRecord = (
  { world, body }: Parameters<Handler>[0],
  [base = "", name = "", id = ""]: readonly string[],
  mode: WriteMode,
): unknown => {
  const table = writable(world, base, name, "update");
  requireRow(table, id);
  const request = readOne(body());
  return writeOne(
    world,
    table,
    { ...request, records: request.records.map((one) => ({ ...one, id })) },
    mode,
  );
};

function writeOne(world: World, table: Table, request: WriteRequest, mode: WriteMode): unknown {
  const { rows } = writeRecords(table, request, mode, world.now());
  return rows.map((row) => showRow(table, row, request))[0];
}

function writeMany(world: World, table: Table, request: WriteRequest, mode: WriteMode): unknown {
  if (mode === "create" && request.mergeOn) throw malformed("performUpsert is for updates");
  const { rows, created } = writeRecords(table, request, mode, world.now());
  const records = rows.map((row) => showRow(table, row, request));
  if (!request.mergeOn) return { records };
  const ids = created.map(({ id }) => id);
  const updated = rows.filter((row) => !created.includes(row)).map(({ id }) => id);
  return { records, createdRecords: ids, updatedRecords: updated };
}

function trash(table: Table, rows: readonly Row[]): { id: string; deleted: true }[] {
  table.rows = table.rows.filter((row) => !rows.includes(row));
  table.trash.push(...rows);
  return rows.map(({ id }) => ({ id, deleted: true }));
}
