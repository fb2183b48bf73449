import type { Field } from "@peregrine/core/host";
import { z } from "zod";
import { route } from "../../route.ts";
import { component } from "../../schemas/components.ts";
import { field } from "../../schemas/integrations.ts";

/** One integration, under the original's names. */
interface OriginalIntegration {
  id: string;
  name: string;
  connected: boolean;
  tier_required: string;
  fields: readonly Field[];
}

const answer = component(
  "OriginalIntegrations",
  z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      connected: z.boolean(),
      tier_required: z.string(),
      fields: z.array(field),
    }),
  ),
) satisfies z.ZodType<OriginalIntegration[]>;

export const originalList = route({
  method: "get",
  path: "/api/settings/system/integrations",
  summary: "The installed integrations, as the original's own settings page asks for them",
  answer,
  async handle(_call, { peregrine }): Promise<OriginalIntegration[]> {
    const { integrations } = await peregrine.list();
    return Promise.all(
      integrations.map(async ({ name, label, configured, tier }) => {
        const { fields } = await peregrine.describe(name);
        return { id: name, name: label, connected: configured, tier_required: tier, fields };
      }),
    );
  },
});
