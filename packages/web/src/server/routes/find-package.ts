import { route } from "../route.ts";
import { findAnswer } from "../schemas/packages.ts";
import { findRequest } from "../schemas/requests.ts";

export const findPackage = route({
  method: "post",
  path: "/api/packages/find",
  summary: "Looks into a package: what it is, whom to trust, whether it fits; installs nothing",
  body: findRequest,
  answer: findAnswer,
  async handle({ body: { spec }, signal }, { installer }) {
    return (await installer()).find(spec, { signal });
  },
});
