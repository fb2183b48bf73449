import { route } from "../route.ts";
import { activityAnswer } from "../schemas/activities.ts";
import { removeRequest } from "../schemas/requests.ts";

export const beginRemove = route({
  method: "post",
  path: "/api/integrations/:name/remove",
  summary: "Begins to uninstall a package; its connection stays unless it is to be forgotten",
  body: removeRequest,
  answer: activityAnswer,
  status: 202,
  handle({ param, body }, { installer, activities }) {
    const name = param("name");
    const activity = activities.begin({
      kind: "remove",
      integration: name,
      label: name,
      work: async ({ stop: signal, onStep }) => ({
        removed: await (await installer()).remove(name, { signal, onStep, ...body }),
      }),
    });
    return { activity };
  },
});
