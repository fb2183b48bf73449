import type { Job } from "@peregrine/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome, type Home } from "./testing/home.ts";

/** Texts that mean something to a formula, a spreadsheet, a shell or a page, and nothing here. */
const HOSTILE = [
  "=1+1",
  '=IMPORTXML("https://evil.example","//a")',
  "+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1)",
  "{Name}='x'",
  "' OR TRUE() OR '",
  "\\' OR TRUE() OR \\'",
  `it's "quoted" \\ {braced} \`ticked\``,
  "RECORD_ID()",
  "<script>alert(1)</script>",
  "a, b, c",
  "null",
  "true",
  "0123",
  "1e5",
  "2026-11-24",
];

const jobs: Job[] = HOSTILE.map((text, n) => ({
  title: text,
  company: text,
  location: text,
  source: text,
  salary: text,
  keyword_gaps: [text, "plain"],
  url: `https://example.com/jobs/${n}?q=${text}`,
  status: text,
}));

let home: Home;

beforeEach(async () => {
  home = await openHome();
});

afterEach(() => home[Symbol.asyncDispose]());

test.each(["singleLineText", "multilineText"] as const)(
  "stays text in %s, choices and links",
  async (type) => {
    const table = home.service.person.createTable("Jobs", {
      Name: type,
      Company: type,
      Location: "singleSelect",
      Gaps: "multipleSelects",
      "Role Link": "url",
      "Peregrine Key": type,
    });
    const statuses = [...new Set(HOSTILE)];
    const values = { base_id: table.url, add_missing_columns: "always" };
    const report = await home.sync(values, jobs, { statuses });
    expect(report).toMatchObject({ outcome: "done", counts: { created: HOSTILE.length, failed: 0 } });
    for (const [n, { values }] of home.service.rows(table.id).entries())
      expect(values).toMatchObject({
        Name: HOSTILE[n],
        Company: HOSTILE[n],
        Location: HOSTILE[n],
        "Job Source": HOSTILE[n],
        Salary: HOSTILE[n],
        Gaps: [HOSTILE[n], "plain"],
        "Status of Application": HOSTILE[n],
        "Role Link": jobs[n]!.url,
      });
    const written = home.service.writes().length;
    expect((await home.sync(values, jobs, { statuses })).counts.unchanged).toBe(HOSTILE.length);
    expect(home.service.writes()).toHaveLength(written);
  },
);

test("a column whose name is a formula's, and jobs with hostile links, are looked up as they are", async () => {
  const table = home.service.person.createTable("Jobs", {
    "Na}me\\": "singleLineText",
    "Li{n'k}": "url",
  });
  const values = {
    base_id: table.url,
    add_missing_columns: "never",
    field_map: { url: "Li{n'k}", title: "Na}me\\" },
  };
  const statuses = [...new Set(HOSTILE)];
  await home.sync(values, jobs.slice(0, 1), { statuses });
  for (const { url = "" } of jobs.slice(1)) home.service.person.addRow(table.id, { "Li{n'k}": url });
  const report = await home.sync(values, jobs, { statuses });
  expect(report).toMatchObject({
    outcome: "done",
    counts: { adopted: HOSTILE.length - 1, created: 0, failed: 0 },
  });
  expect(home.service.rows(table.id)).toHaveLength(HOSTILE.length);
});
