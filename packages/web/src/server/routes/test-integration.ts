import { route } from "../route.ts";
import { connectAnswer } from "../schemas/integrations.ts";
import { testRequest } from "../schemas/requests.ts";
import { checkForm } from "./check-form.ts";

export const testIntegration = route({
  method: "post",
  path: "/api/integrations/:name/test",
  summary: "Tests the given values, or the saved connection; saves nothing",
  body: testRequest,
  answer: connectAnswer,
  handle({ param, body: { values }, signal }, web) {
    const name = param("name");
    return checkForm(web, signal, (signal) =>
      values
        ? web.peregrine.connect(name, values, { save: "never", signal })
        : web.peregrine.test(name, { signal }),
    );
  },
});
