import { route } from "../route.ts";
import { runsQuery } from "../schemas/requests.ts";
import { runsAnswer } from "../schemas/runs.ts";

export const listRuns = route({
  method: "get",
  path: "/api/runs",
  summary: "Earlier runs, newest first",
  query: runsQuery,
  answer: runsAnswer,
  handle: async ({ query }, { peregrine }) => ({ runs: await peregrine.history(query) }),
});
