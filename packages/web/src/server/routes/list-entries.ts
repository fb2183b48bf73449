import { route } from "../route.ts";
import { entriesQuery } from "../schemas/requests.ts";
import { entriesPage } from "../schemas/runs.ts";

export const listEntries = route({
  method: "get",
  path: "/api/activities/:id/entries",
  summary: "A page of a plan: jobs with what would change, field by field",
  query: entriesQuery,
  answer: entriesPage,
  handle: ({ param, query }, { activities }) => activities.entries(param("id")).page(query),
});
