import { defineFields } from "@peregrine/core";
import { addMissingColumns } from "@peregrine/core/table";

/** The connection form. Nothing said of the tab means the one whose link was pasted, so that one paste will do. */
export const fields = defineFields([
  {
    key: "spreadsheet_id",
    label: "Spreadsheet",
    type: "text",
    required: true,
    placeholder: "https://docs.google.com/spreadsheets/d/…",
    help: "The link of your spreadsheet, from the browser's address bar. Its id works too.",
  },
  {
    key: "sheet_name",
    label: "Tab",
    type: "text",
    required: false,
    placeholder: "Jobs",
    help: "The name of the tab for your jobs, as it stands at the bottom. Empty: the one that the link shows.",
  },
  {
    key: "credentials_json",
    label: "Credentials",
    type: "password",
    required: true,
    placeholder: "~/keys/peregrine.json",
    help: "The JSON file of a service account's key: its path, or all that stands in it. Share the spreadsheet with that account's address.",
    docsUrl: "https://console.cloud.google.com/iam-admin/serviceaccounts",
  },
  addMissingColumns("tab"),
]);
