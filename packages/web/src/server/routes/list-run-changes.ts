import { emptied } from "../activities/emptied.ts";
import { route } from "../route.ts";
import { pageQuery } from "../schemas/requests.ts";
import { changesPage } from "../schemas/runs.ts";
import { runNumber } from "./run-number.ts";

export const listRunChanges = route({
  method: "get",
  path: "/api/runs/:run/changes",
  summary: "A page of what a run wrote, field by field",
  query: pageQuery,
  answer: changesPage,
  async handle({ param, query }, { peregrine }) {
    const page = await peregrine.runChanges(runNumber(param("run")), query);
    return { ...page, items: page.items.map((one) => ({ ...one, changes: emptied(one.changes) })) };
  },
});
