import { route } from "../route.ts";
import { disconnectAnswer } from "../schemas/integrations.ts";
import { disconnectRequest } from "../schemas/requests.ts";

export const disconnectIntegration = route({
  method: "post",
  path: "/api/integrations/:name/disconnect",
  summary: "Removes the saved connection, and on request the memory of what was synced",
  body: disconnectRequest,
  answer: disconnectAnswer,
  handle({ param, body }, { peregrine, activities }) {
    const name = param("name");
    activities.refuseIfBusy(name);
    return peregrine.disconnect(name, body);
  },
});
