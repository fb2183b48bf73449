import { route } from "../route.ts";
import { activitiesAnswer } from "../schemas/activities.ts";

export const listActivities = route({
  method: "get",
  path: "/api/activities",
  summary: "What goes on, then what ended lately, newest first",
  answer: activitiesAnswer,
  handle: (_call, { activities }) => ({ activities: activities.list() }),
});
