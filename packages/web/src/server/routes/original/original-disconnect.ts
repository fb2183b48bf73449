import { route } from "../../route.ts";
import { answerForm, formAnswer } from "./form-answer.ts";

export const originalDisconnect = route({
  method: "post",
  path: "/api/settings/system/integrations/:id/disconnect",
  summary: "Removes a connection, as the original's own settings page asks for it",
  answer: formAnswer,
  handle: ({ param }, { peregrine, activities }) =>
    answerForm(async () => {
      activities.refuseIfBusy(param("id"));
      await peregrine.disconnect(param("id"));
      return { ok: true, saved: false, issues: [] };
    }),
});
