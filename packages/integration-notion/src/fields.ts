import { defineFields } from "@peregrine/core";
import { addMissingColumns } from "@peregrine/core/table";

/** The connection form. */
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
  addMissingColumns("database"),
]);
