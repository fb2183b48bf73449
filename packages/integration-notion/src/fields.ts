import { defineFields } from "@peregrine/core";

/**
 * The connection form. `add_missing_columns` is a choice of three rather than a checkbox: an unticked box could not tell
 * "decide for me" from "no", and deciding well (yes for an empty database, no for one that is somebody's own) is the default.
 */
export const fields = defineFields([
  {
    key: "token",
    label: "Token",
    type: "password",
    required: true,
    placeholder: "ntn_…",
    help: "The secret of your Notion connection, from its Configuration page.",
    docsUrl: "https://www.notion.so/my-integrations",
  },
  {
    key: "database_id",
    label: "Database",
    type: "text",
    required: true,
    placeholder: "https://www.notion.so/…",
    help: "The link of your jobs database: open it as a full page, then ••• → Copy link. Its id works too.",
    docsUrl: "https://www.notion.com/help/add-and-manage-connections-with-the-api",
  },
  {
    key: "add_missing_columns",
    label: "Add missing columns",
    type: "select",
    options: [
      { value: "empty", label: "If the database is empty" },
      { value: "always", label: "Always" },
      { value: "never", label: "Never" },
    ],
    default: "empty",
    help: "May Peregrine add the columns it can fill? Columns that are there are never changed or removed.",
  },
]);
