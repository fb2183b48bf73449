import { route } from "../route.ts";
import { wizardState } from "../schemas/overview.ts";

export const getWizard = route({
  method: "get",
  path: "/api/wizard",
  summary: "Where the first-run wizard stands, with what a closed tab left behind",
  answer: wizardState,
  handle: (_call, { peregrine }) => peregrine.wizard(),
});
