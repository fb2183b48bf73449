import { route } from "../../route.ts";
import { formValues } from "../../schemas/requests.ts";
import { checkForm } from "../check-form.ts";
import { answerForm, formAnswer } from "./form-answer.ts";

export const originalTest = route({
  method: "post",
  path: "/api/settings/system/integrations/:id/test",
  summary: "Tests a flat map of values, as the original's own settings page sends it",
  body: formValues,
  answer: formAnswer,
  handle: ({ param, body, signal }, web) =>
    answerForm(() =>
      checkForm(web, signal, (signal) => web.peregrine.connect(param("id"), body, { save: "never", signal })),
    ),
});
