import { route } from "../route.ts";
import { pageQuery } from "../schemas/requests.ts";
import { failuresPage } from "../schemas/runs.ts";
import { runNumber } from "./run-number.ts";

export const listRunFailures = route({
  method: "get",
  path: "/api/runs/:run/failures",
  summary: "A page of the jobs that a run could not sync, each with its reason",
  query: pageQuery,
  answer: failuresPage,
  handle: ({ param, query }, { peregrine }) => peregrine.runFailures(runNumber(param("run")), query),
});
