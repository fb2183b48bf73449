import { route } from "../route.ts";
import { jobsReport } from "../schemas/overview.ts";
import { jobsQuery } from "../schemas/requests.ts";

export const getJobs = route({
  method: "get",
  path: "/api/jobs",
  summary: "Where the jobs come from, and how many have which status",
  query: jobsQuery,
  answer: jobsReport,
  handle: ({ query }, { peregrine }) => peregrine.jobs(query),
});
