import { expect, test } from "vitest";
import { readPlace } from "./ids.ts";

const [app, tbl, other] = ["appAAAAAAAAAAAAAA", "tblBBBBBBBBBBBBBB", "tblCCCCCCCCCCCCCC"];
const link = `https://airtable.com/${app}/${tbl}/viwDDDDDDDDDDDDDD?blocks=hide`;

test.each([
  [app, "Jobs", app, "Jobs"],
  [app, tbl, app, tbl],
  [` ${app} `, " My / jobs ", app, "My / jobs"],
  [link, "", app, tbl],
  [link, "Jobs", app, "Jobs"],
  [link, other, app, other],
  [link, link.replace(tbl, other), app, other],
  ["https://airtable.com/", link, app, tbl],
  [`airtable.com/${app}`, "", app, ""],
  [`https://airtable.com/${app}/shrEEEEEEEEEEEEEE`, "", app, ""],
  [`${app}/${tbl}`, "", app, tbl],
  ["my base", "Jobs", undefined, "Jobs"],
  [app, "https://airtable.com/", app, ""],
  ["xappAAAAAAAAAAAAAA", "", undefined, ""],
])("base %j and table %j", (base, table, baseId, found) => {
  expect(readPlace(base, table)).toEqual({ baseId, table: found });
});
