import { route } from "../route.ts";
import { activityAnswer } from "../schemas/activities.ts";
import { planRequest } from "../schemas/requests.ts";

export const beginPlan = route({
  method: "post",
  path: "/api/integrations/:name/plan",
  summary: "Begins to plan: what a sync would do. Writes nothing at the service",
  body: planRequest,
  answer: activityAnswer,
  status: 202,
  async handle({ param, body }, { peregrine, activities }) {
    const { name, label } = await peregrine.describe(param("name"));
    const activity = activities.begin({
      kind: "plan",
      integration: name,
      label,
      work: async (hooks) => ({ plan: await peregrine.plan(name, { ...body, ...hooks }) }),
    });
    return { activity };
  },
});
