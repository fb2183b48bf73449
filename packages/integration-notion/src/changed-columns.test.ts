import type { Job } from "@peregrine/core";
import { misfits } from "@peregrine/fake-notion/sdk-schemas";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openHome, type Home } from "./testing/home.ts";
import { Driver } from "./testing/on-fake.ts";

const job: Job = {
  title: "Cook",
  company: "Acme",
  salary: "$90k",
  url: "https://example.com/jobs/1",
  status: "applied",
};
const later = [{ ...job, status: "offer", salary: "$100k" }];

let home: Home;

beforeEach(async () => {
  home = await openHome();
});

afterEach(async () => {
  const wrong = await misfits(home.service.calls);
  await home[Symbol.asyncDispose]();
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
});

const valuesOn = (board: { id: string }) => home.service.pages(board.id)[0]?.values;

/** A board of a person's own, with one job on it. */
async function synced(also: object = {}) {
  const board = home.service.person.createDatabase("Jobs", {
    Name: { title: {} },
    "Role Link": { url: {} },
    "Company Name": { rich_text: {} },
    Pay: { rich_text: {} },
    Stage: { select: {} },
  });
  const values = { database_id: board.id, add_missing_columns: "never", ...also };
  const { warnings } = await home.sync(values, [job]);
  return { board, values, warnings };
}

describe("a column that was renamed between two runs", () => {
  test("is followed, with one notice that names both names, and written", async () => {
    const { board, values, warnings } = await synced();
    home.service.person.renameColumn(board.id, "Pay", "Wage");
    const report = await home.sync(values, later);
    expect([report.outcome, report.counts.updated]).toEqual(["done", 1]);
    expect(report.warnings).toEqual([
      "The column “Pay” is called “Wage” now; it is kept up to date under its new name.",
      ...warnings,
    ]);
    expect(valuesOn(board)).toMatchObject({ Wage: "$100k", Stage: "Offer" });
    expect((await home.sync(values, later)).warnings).toEqual(warnings);
  });

  test("is followed, too, when field_map had named it", async () => {
    const { board, values } = await synced({ field_map: { salary: "Pay" } });
    home.service.person.renameColumn(board.id, "Pay", "Wage");
    await home.sync(values, later);
    expect(valuesOn(board)).toMatchObject({ Wage: "$100k" });
  });

  test("is told in a dry run, too", async () => {
    const { board, values } = await synced();
    const remembered = await new Driver(home.service, values).prepare();
    home.service.person.renameColumn(board.id, "Pay", "Wage");
    const driver = new Driver(home.service, values);
    await driver.prepare({ readOnly: true, remembered });
    expect(driver.warnings).toContainEqual(expect.stringContaining("“Pay” is called “Wage” now"));
    expect(driver.destination.toRecord(job)).toMatchObject({ salary: "$90k" });
  });
});

describe("a column that was deleted or retyped between two runs", () => {
  test.each([
    ["deleted", "The column “Pay”, which held salary, is gone"],
    ["retyped", "The column “Pay” is of type people, which cannot hold salary"],
  ])(
    "%s: is named in a schema failure with the ways to go on, and nothing is written",
    async (how, message) => {
      const { board, values } = await synced();
      if (how === "deleted") home.service.person.deleteColumn(board.id, "Pay");
      else home.service.person.retypeColumn(board.id, "Pay", { people: {} });
      const written = home.service.writes().length;
      expect((await home.sync(values, later)).failure).toMatchObject({
        code: "schema",
        message,
        hint: expect.stringContaining("field_map: { salary: null }"),
      });
      expect(home.service.writes()).toHaveLength(written);

      const without = await home.sync({ ...values, field_map: { salary: null } }, later);
      expect([without.outcome, without.counts.updated]).toEqual(["done", 1]);
      expect(valuesOn(board)).toMatchObject({ Stage: "Offer" });
      expect((await home.sync(values, later)).outcome).toBe("done");
    },
  );

  test("is left out of what is put back, once the connection was saved without it", async () => {
    const { board, values } = await synced({ add_missing_columns: "always" });
    const remembered = await new Driver(home.service, values).prepare();
    home.service.person.deleteColumn(board.id, "Pay");
    const driver = new Driver(home.service, values);
    await driver.prepare({ readOnly: true, remembered, savedSince: true });
    await driver.update(home.service.pages(board.id)[0]!.id, { salary: "$80k", company: "Before" });
    expect(valuesOn(board)).toMatchObject({ "Company Name": "Before" });
  });

  test("that field_map names is told so", async () => {
    const { board, values } = await synced({ field_map: { company: "Company Name" } });
    home.service.person.deleteColumn(board.id, "Company Name");
    expect((await home.sync(values, later)).failure).toMatchObject({
      code: "schema",
      message: expect.stringContaining("no column “Company Name”, to which field_map sends company"),
      hint: expect.stringContaining("“Stage”"),
    });
  });

  test("that was made anew under its name is filled again", async () => {
    const { board, values } = await synced();
    home.service.person.deleteColumn(board.id, "Pay");
    home.service.person.addColumn(board.id, "Pay", { rich_text: {} });
    expect((await home.sync(values, later)).outcome).toBe("done");
    expect(valuesOn(board)).toMatchObject({ Pay: "$100k" });
  });
});

describe("options that a board's own status column lacks", () => {
  const stages = [{ name: "To apply" }, { name: "Applied" }, { name: "Interview" }];
  const board = () =>
    home.service.person.createDatabase("Jobs", {
      Name: { title: {} },
      "Role Link": { url: {} },
      Stage: { status: { options: stages } },
    });
  const changes = () => home.service.writes().filter(({ path }) => path.includes("data_sources"));

  test("are added when columns may be, and none of a person's is dropped", async () => {
    const own = board();
    const values = { database_id: own.id, add_missing_columns: "always" };
    const driver = new Driver(home.service, values);
    await driver.prepare({ readOnly: true });
    expect(driver.warnings).toContainEqual(
      expect.stringMatching(/A sync will add these options to “Stage”: .*“Offer”/),
    );
    expect(changes()).toEqual([]);
    const report = await home.sync(values, [{ ...job, status: "offer" }]);
    expect([report.outcome, report.warnings]).toEqual(["done", []]);
    expect(valuesOn(own)).toMatchObject({ Stage: "Offer" });
    const source = Object(changes().at(-1)?.answer).properties.Stage.status.options;
    expect(source.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["To apply", "Applied", "Interview", "Offer", "Hired"]),
    );
    const before = changes().length;
    await home.sync(values, later);
    expect(changes()).toHaveLength(before);
  });

  test("are named where Notion refuses them, and the page keeps its status", async () => {
    home.service.person.fixStatusOptions();
    const own = board();
    const values = { database_id: own.id, add_missing_columns: "always" };
    const report = await home.sync(values, [{ ...job, status: "offer" }]);
    expect([report.outcome, report.counts.created]).toEqual(["done", 1]);
    expect(report.warnings).toEqual([expect.stringMatching(/“Stage” has no option for .*“Offer”/)]);
  });

  test("are left alone when columns may not be added", async () => {
    const own = board();
    await home.sync({ database_id: own.id, add_missing_columns: "never" }, [job]);
    expect(changes()).toEqual([]);
  });
});
