import assert from "node:assert/strict";
import type { IntegrationUnderTest } from "../integration-under-test.ts";
import { assertDone, assertRight, undisturbed } from "../expectations.ts";
import { sampleJobs } from "../sample-jobs.ts";
import { Stage } from "../stage.ts";

const HOUR_MS = 3_600_000;

/** The forms of `Retry-After` that are waited out; what each asks for at least, in milliseconds. */
export const noRetryAfter = waits(() => undefined, 0);
export const retryAfter0 = waits(() => "0", 0);
export const retryAfterHalf = waits(() => "0.5", 500);
export const retryAfter1 = waits(() => "1", 1_000);
export const retryAfter60 = waits(() => "60", 60_000);
export const retryAfterDate = waits(() => new Date(Date.now() + 8_000).toUTCString(), 4_000);
export const retryAfterGarbage = waits(() => "soon, perhaps; -5", 0);

/** A check that a 429 with this header is obeyed, on a read and on a write: nothing is sent before its time. */
function waits(
  header: () => string | undefined,
  atLeastMs: number,
): (options: IntegrationUnderTest) => Promise<void> {
  return async (options) => {
    const jobs = sampleJobs(4, options.seed);
    const limits = { concurrency: 1 };
    const reference = await undisturbed(options, [jobs], limits);
    await using stage = await Stage.open(options);
    const refusal = refused(stage, header());
    const scripted = stage.server.script([
      { match: { nth: 1 }, do: { kind: "status", ...refusal } },
      { match: { write: true, nth: 2 }, do: { kind: "status", ...refusal } },
    ]);
    for (let runs = 1; ; runs += 1) {
      const report = await stage.sync(jobs, { limits });
      if (report.outcome === "deferred" && runs < 5) await wakeAt(stage, report.resumeAt);
      else {
        assertDone(report);
        break;
      }
    }
    assert.ok(scripted.applied > 0, "No request met a 429");
    await assertRight(stage, reference);
    assertQuiet(stage, atLeastMs);
    const most = reference.requests * 2 + 10;
    assert.ok(stage.server.requests.length <= most, `It took ${stage.server.requests.length} requests`);
  };
}

export async function retryAfterAnHour(options: IntegrationUnderTest): Promise<void> {
  const jobs = sampleJobs(4, options.seed);
  const reference = await undisturbed(options, [jobs]);
  await using stage = await Stage.open(options);
  const refusal = refused(stage, "3600");
  const scripted = stage.server.script({
    match: { write: true, nth: 1 },
    do: { kind: "status", ...refusal },
  });
  const report = await stage.sync(jobs, { limits: { concurrency: 1 } });
  assert.equal(scripted.applied, 1);
  assert.equal(report.outcome, "deferred");
  const waitMs = Date.parse(report.resumeAt ?? "") - stage.clock.now();
  assert.ok(Math.abs(waitMs - HOUR_MS) < 10_000, `It is put off by ${waitMs} ms`);
  assert.ok(Math.max(0, ...stage.clock.waits) < HOUR_MS, "It slept instead");
  const before = stage.server.requests.length;
  assert.equal((await stage.sync(jobs)).outcome, "deferred");
  assert.equal(stage.server.requests.length, before, "It sent a request before its time");
  await wakeAt(stage, report.resumeAt);
  assertDone(await stage.sync(jobs));
  await assertRight(stage, reference);
}

function refused(stage: Stage, retryAfter: string | undefined) {
  const answer = stage.answer(429);
  return retryAfter === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, "retry-after": retryAfter } };
}

async function wakeAt({ clock }: Stage, resumeAt: string | undefined): Promise<void> {
  await clock.advance(Math.max(0, Date.parse(resumeAt ?? "") - clock.now()) + 1);
}

function assertQuiet({ server }: Stage, ms: number): void {
  const { requests } = server;
  for (const { index, at } of requests.filter(({ status }) => status === 429)) {
    const next = requests.find((request) => request.index > index);
    assert.ok(
      next && next.at >= at + ms,
      `Request #${index + 1} came ${(next?.at ?? at) - at} ms after a 429`,
    );
  }
}
