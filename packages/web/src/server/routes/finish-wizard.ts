import { route } from "../route.ts";
import { wizardState } from "../schemas/overview.ts";

export const finishWizard = route({
  method: "post",
  path: "/api/wizard/finish",
  summary: "Marks the wizard as finished and drops its draft",
  answer: wizardState,
  handle: (_call, { peregrine }) => peregrine.finishWizard(),
});
