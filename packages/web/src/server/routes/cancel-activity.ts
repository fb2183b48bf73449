import { route } from "../route.ts";
import { activityAnswer } from "../schemas/activities.ts";
import { cancelRequest } from "../schemas/requests.ts";

export const cancelActivity = route({
  method: "post",
  path: "/api/activities/:id/cancel",
  summary: "Finishes what is in flight and ends; the second time, or with force, ends at once",
  body: cancelRequest,
  answer: activityAnswer,
  handle: ({ param, body: { force = false } }, { activities }) => ({
    activity: activities.cancel(param("id"), force),
  }),
});
