import { route } from "../route.ts";
import { activityAnswer } from "../schemas/activities.ts";
import { undoRequest } from "../schemas/requests.ts";
import { runNumber } from "./run-number.ts";

export const beginUndo = route({
  method: "post",
  path: "/api/runs/:run/undo",
  summary: "Begins to take back what a run wrote, record by record",
  body: undoRequest,
  answer: activityAnswer,
  status: 202,
  async handle({ param, body }, { peregrine, activities }) {
    const { id, integration } = await peregrine.runSummary(runNumber(param("run")));
    const { label } = await peregrine.describe(integration);
    const activity = activities.begin({
      kind: "undo",
      integration,
      label,
      // An undo knows one way to end, and what it took back stays taken back.
      work: async ({ stop, onEvent }) => ({
        undo: await peregrine.undo(id, { ...body, signal: stop, onEvent }),
      }),
    });
    return { activity };
  },
});
