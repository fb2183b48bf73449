import { requireBase, requirePermission, requireScope, requireTable } from "./access.ts";
import { malformed } from "./airtable-error.ts";
import { checkConfig, checkName, newField } from "./fields.ts";
import type { Handler } from "./handler.ts";
import { isMap, readMap } from "./request-shapes.ts";
import { showBase, showField, showTable } from "./show.ts";

/** Whose the token is; needs no scope, and tells no scopes of a personal access token. */
export const whoami: Handler = ({ world }) => ({ id: world.userId });

export const listBases: Handler = ({ world }) => {
  requireScope(world, "schema.bases:read");
  return { bases: [...world.bases.values()].filter(({ shared }) => shared).map(showBase) };
};

export const listTables: Handler = ({ world }, [base = ""]) => {
  requireScope(world, "schema.bases:read");
  return { tables: requireBase(world, base).tables.map(showTable) };
};

export const createField: Handler = ({ world, body }, [base = "", name = ""]) => {
  requireScope(world, "schema.bases:write");
  const table = requireTable(world, base, name);
  requirePermission(table.base, "create", `create fields in table ${table.name} (${table.id})`);
  const given = readMap(body(), ["name", "type", "options", "description"]);
  const options = given["options"];
  if (options !== undefined && !isMap(options)) throw malformed("options must be an object");
  const type = checkConfig(given["type"], options);
  const title = String(given["name"] ?? "");
  checkName(table, title);
  const field = newField(title.trim(), type, options);
  table.fields.push(field);
  return showField(field);
};
