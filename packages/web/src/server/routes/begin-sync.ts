import { route } from "../route.ts";
import { activityAnswer } from "../schemas/activities.ts";
import { syncRequest } from "../schemas/requests.ts";

export const beginSync = route({
  method: "post",
  path: "/api/integrations/:name/sync",
  summary: "Begins a sync: brings the destination in step with the jobs",
  body: syncRequest,
  answer: activityAnswer,
  status: 202,
  async handle({ param, body }, { peregrine, activities }) {
    const { name, label } = await peregrine.describe(param("name"));
    const activity = activities.begin({
      kind: "sync",
      integration: name,
      label,
      work: async (hooks) => ({ sync: await peregrine.sync(name, { ...body, ...hooks }) }),
    });
    return { activity };
  },
});
