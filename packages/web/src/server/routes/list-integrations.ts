import { route } from "../route.ts";
import { settings } from "../schemas/integrations.ts";

export const listIntegrations = route({
  method: "get",
  path: "/api/integrations",
  summary: "A card for each integration that is installed, connected or broken",
  answer: settings,
  handle: (_call, { peregrine }) => peregrine.settings(),
});
