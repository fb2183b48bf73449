import { startFakeGoogleSheets, type FakeGoogleSheets } from "@peregrine/fake-google-sheets";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect } from "./testing/connect.ts";

let google: FakeGoogleSheets;
let id: string;
let url: string;

beforeEach(async () => {
  google = await startFakeGoogleSheets();
  ({ id, url } = google.person.createSpreadsheet("Search", {
    Jobs: [["Title", "Link"]],
    "It's old": [["Title", "Link"]],
  }));
});

afterEach(async () => {
  await google.close();
  if (google.writes().length > 0) throw new Error("A test of the connection wrote something");
});

const check = (values: object) => connect(google, { spreadsheet_id: url, ...values }).check();

const failure = (code: string, field: string, message: string, hint = "") => ({
  ok: false,
  failure: {
    code,
    field,
    message: expect.stringContaining(message),
    ...(hint ? { hint: expect.stringContaining(hint) } : {}),
  },
});

test("the spreadsheet's link and its id connect, with the tab by its name, by the link, or the first", async () => {
  const account = (tab: string) => ({
    ok: true,
    account: `${google.robot}, spreadsheet “Search”, tab “${tab}”`,
  });
  expect(await check({})).toEqual(account("Jobs"));
  expect(await check({ spreadsheet_id: id })).toEqual(account("Jobs"));
  expect(await check({ sheet_name: "It's old" })).toEqual(account("It's old"));
  expect(await check({ spreadsheet_id: url.replaceAll("gid=0", "gid=1001") })).toEqual(account("It's old"));
});

test("the same tab is the same target, however its spreadsheet was pasted", () => {
  const target = (values: Record<string, string>) => connect(google, values).targetKey();
  const named = [id, url].map((spreadsheet_id) => target({ spreadsheet_id, sheet_name: "Jobs" }));
  expect(new Set(named).size).toBe(1);
  expect(target({ spreadsheet_id: id, sheet_name: "Other" })).not.toBe(named[0]);
});

describe("the spreadsheet", () => {
  test("is no link and no id", async () => {
    expect(await check({ spreadsheet_id: "my jobs" })).toMatchObject(
      failure("invalid_config", "spreadsheet_id", "holds no id", "address bar"),
    );
  });

  test("is not there", async () => {
    const spreadsheet_id = "1bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    expect(await check({ spreadsheet_id })).toMatchObject(
      failure("not_found", "spreadsheet_id", "no spreadsheet of this id"),
    );
  });

  test("is not shared: says with whom to share it", async () => {
    google.person.share(id, "none");
    expect(await check({})).toMatchObject(
      failure("permission", "spreadsheet_id", "not shared", `add ${google.robot} as an Editor`),
    );
  });

  test("belongs to a project whose API is switched off: says where to switch it on", async () => {
    google.person.disableApi();
    expect(await check({})).toMatchObject({
      failure: {
        code: "permission",
        field: "credentials_json",
        docsUrl: expect.stringContaining("console.cloud"),
      },
    });
  });
});

describe("the tab", () => {
  test("is not there, by name and by link: says which there are", async () => {
    expect(await check({ sheet_name: "Nope" })).toMatchObject(
      failure("not_found", "sheet_name", "no tab “Nope”", "“Jobs”, “It's old”"),
    );
    expect(await check({ spreadsheet_id: url.replaceAll("gid=0", "gid=7") })).toMatchObject(
      failure("not_found", "sheet_name", "no tab that the link shows", "“Jobs”"),
    );
  });

  test("has rows, and no column by which they could be known", async () => {
    google.person.addTab(id, "Bare", [["Name"], ["Falconer"]]);
    expect(await check({ sheet_name: "Bare" })).toMatchObject({
      ok: false,
      failure: { code: "schema", hint: expect.stringContaining("“Role Link”") },
    });
  });
});

test("no network", async () => {
  const nowhere = { url: "http://127.0.0.1:1", serviceAccount: google.serviceAccount };
  expect(await connect(nowhere, { spreadsheet_id: id }).check()).toMatchObject({
    failure: { code: "network" },
  });
});
