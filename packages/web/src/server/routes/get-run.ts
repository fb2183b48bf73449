import { route } from "../route.ts";
import { runAnswer } from "../schemas/runs.ts";
import { runNumber } from "./run-number.ts";

export const getRun = route({
  method: "get",
  path: "/api/runs/:run",
  summary: "One run, with how many jobs failed and how many records it changed",
  answer: runAnswer,
  async handle({ param }, { peregrine }) {
    const { failures, changes, ...run } = await peregrine.run(runNumber(param("run")));
    return { ...run, failureCount: failures.length, changeCount: changes.length };
  },
});
