import { defineFields } from "@peregrine/core";
import { addMissingColumns } from "@peregrine/core/table";

/** The connection form: where the files are, which they are, and whether a sheet that a person keeps may get new columns. */
export const fields = defineFields([
  {
    key: "folder",
    label: "Folder",
    type: "text",
    required: true,
    placeholder: "~/Documents/Job search",
    help: "Where the files are kept. ~ is your own folder; so is the beginning of a path without one. A folder that OneDrive, Dropbox or iCloud syncs is fine.",
  },
  {
    key: "spreadsheet",
    label: "Spreadsheet",
    type: "select",
    options: [
      { value: "xlsx", label: "Excel workbook (.xlsx)" },
      { value: "csv", label: "CSV" },
      { value: "both", label: "Both" },
    ],
    default: "xlsx",
    help: "A workbook keeps your formats, formulas and other sheets. CSV can be read by everything.",
  },
  {
    key: "file_name",
    label: "File name",
    type: "text",
    default: "jobs",
    placeholder: "jobs",
    help: "Without its ending. Name a spreadsheet that you keep already, and it is taken over: its rows are found by their links.",
  },
  {
    key: "calendar",
    label: "Calendar of interviews",
    type: "checkbox",
    default: true,
    help: "Also keeps a calendar file (.ics) with an event for each interview.",
  },
  addMissingColumns("sheet"),
]);
