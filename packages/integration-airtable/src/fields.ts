import { defineFields } from "@peregrine/core";
import { addMissingColumns } from "@peregrine/core/table";

/** The connection form. The link of a table names its base as well, so that one paste will do. */
export const fields = defineFields([
  {
    key: "api_key",
    label: "Token",
    type: "password",
    required: true,
    placeholder: "pat…",
    help: "A personal access token with the scopes data.records:read, data.records:write, schema.bases:read and schema.bases:write, and with access to your base.",
    docsUrl: "https://airtable.com/create/tokens",
  },
  {
    key: "base_id",
    label: "Base",
    type: "text",
    required: true,
    placeholder: "https://airtable.com/app…/tbl…",
    help: "The link of your jobs table, from the browser's address bar. The base's id works too.",
    docsUrl: "https://support.airtable.com/docs/finding-airtable-ids",
  },
  {
    key: "table_name",
    label: "Table",
    type: "text",
    required: false,
    placeholder: "Jobs",
    help: "The table's name or id; may be left empty when Base holds the table's link.",
  },
  addMissingColumns("table"),
]);
