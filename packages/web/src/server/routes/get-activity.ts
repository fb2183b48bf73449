import { route } from "../route.ts";
import { activityAnswer } from "../schemas/activities.ts";

export const getActivity = route({
  method: "get",
  path: "/api/activities/:id",
  summary: "Where an activity stands",
  answer: activityAnswer,
  handle: ({ param }, { activities }) => ({ activity: activities.get(param("id")).view }),
});
