import { route } from "../route.ts";
import { runAnswer } from "../schemas/runs.ts";
import { runNumber } from "./run-number.ts";

export const getRun = route({
  method: "get",
  path: "/api/runs/:run",
  summary: "One run, with how many jobs failed and how many records it changed",
  answer: runAnswer,
  async handle({ param }, { peregrine }) {
    const run = runNumber(param("run"));
    const [summary, failures, changes] = await Promise.all([
      peregrine.runSummary(run),
      peregrine.runFailures(run, { limit: 0 }),
      peregrine.runChanges(run, { limit: 0 }),
    ]);
    return { ...summary, failureCount: failures.total, changeCount: changes.total };
  },
});
