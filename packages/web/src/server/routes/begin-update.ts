import { route } from "../route.ts";
import { activityAnswer } from "../schemas/activities.ts";
import { updateRequest } from "../schemas/requests.ts";

export const beginUpdate = route({
  method: "post",
  path: "/api/integrations/:name/update",
  summary: "Begins to update a package, tested on the saved connection and taken back if it fails there",
  body: updateRequest,
  answer: activityAnswer,
  status: 202,
  async handle({ param, body }, { peregrine, installer, activities }) {
    const { name, label } = await peregrine.describe(param("name"));
    const activity = activities.begin({
      kind: "update",
      integration: name,
      label,
      work: async ({ stop: signal, onStep }) => {
        const [updated] = await (await installer()).update([name], { signal, onStep, ...body });
        return updated ? { updated } : {};
      },
    });
    return { activity };
  },
});
