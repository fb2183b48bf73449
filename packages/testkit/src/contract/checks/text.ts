import assert from "node:assert/strict";
import type { IntegrationUnderTest } from "../integration-under-test.ts";
import { assertDone, only, recordsOf } from "../expectations.ts";
import { sampleJobs } from "../sample-jobs.ts";
import { Stage } from "../stage.ts";

/** Titles that must arrive as they are. */
const INTACT = [
  "مهندس برمجيات · מהנדס",
  "👩🏽‍🚀 Rocket pilot 🇵🇹",
  `"Quoted" <b>bold</b> & \\slashed\\`,
  '=HYPERLINK("https://jobs.example")',
] as const;

/** Titles that a service may cut, clean or refuse to hold as they are; each still has to become one record. */
const OTHERS = ["Long ".repeat(2_000).trim(), "", undefined, "Half a \ud83d smile"] as const;

export async function everyText(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const titles = [...INTACT, ...OTHERS];
  const jobs = sampleJobs(titles.length, options.seed).map(({ title: _title, ...job }, index) => {
    const title = titles[index];
    return title === undefined ? job : { ...job, title };
  });
  assertDone(await stage.sync(jobs));
  for (const [index, job] of jobs.entries()) {
    const { values } = only(await recordsOf(stage, job), job);
    const title = INTACT[index];
    if (title === undefined) continue;
    assert.ok(Object.values(values).includes(title), `"${title}" did not arrive: ${JSON.stringify(values)}`);
  }
  const before = await stage.written();
  const second = await stage.sync(jobs);
  assertDone(second);
  assert.equal(second.counts.unchanged, jobs.length);
  assert.deepEqual(await stage.written(), before, "The second run writes");
}
