import { route } from "../route.ts";
import { packagesAnswer } from "../schemas/packages.ts";
import { packagesQuery } from "../schemas/requests.ts";

export const listPackages = route({
  method: "get",
  path: "/api/packages",
  summary: "Searches the registry for integrations, official ones first",
  query: packagesQuery,
  answer: packagesAnswer,
  async handle({ query: { words }, signal }, { installer }) {
    return { packages: await (await installer()).search(words, { signal }) };
  },
});
