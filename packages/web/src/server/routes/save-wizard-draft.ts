import { route } from "../route.ts";
import { wizardState } from "../schemas/overview.ts";
import { wizardDraft } from "../schemas/requests.ts";

export const saveWizardDraft = route({
  method: "put",
  path: "/api/wizard/draft",
  summary: "Keeps what was typed into the wizard so far, secrets left out",
  body: wizardDraft,
  answer: wizardState,
  handle: ({ body }, { peregrine }) => peregrine.saveWizard(body),
});
