import { PeregrineError } from "@peregrine/core/host";
import { route } from "../route.ts";
import { integrationForm } from "../schemas/integrations.ts";

export const getIntegration = route({
  method: "get",
  path: "/api/integrations/:name",
  summary: "One integration with its form; stored secrets are only listed",
  answer: integrationForm,
  async handle({ param }, { peregrine }) {
    const { name, fields, values, secretsSet, path } = await peregrine.describe(param("name"));
    const { cards } = await peregrine.settings();
    const card = cards.find((card) => card.name === name);
    if (!card) throw new PeregrineError("not_found", `${name} was removed a moment ago`);
    return { ...card, fields, values, secretsSet, path };
  },
});
