import { route } from "../route.ts";
import { connectAnswer } from "../schemas/integrations.ts";
import { connectRequest } from "../schemas/requests.ts";
import { checkForm } from "./check-form.ts";

export const connectIntegration = route({
  method: "post",
  path: "/api/integrations/:name/connect",
  summary: "Tests the values and saves them after a passed test, or anyway",
  body: connectRequest,
  answer: connectAnswer,
  handle({ param, body: { values, save = "passed" }, signal }, web) {
    return checkForm(web, signal, (signal) => web.peregrine.connect(param("name"), values, { save, signal }));
  },
});
