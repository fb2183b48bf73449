import { PeregrineError } from "@peregrine/core/host";
import type { Installer } from "@peregrine/installer";
import type { AddRequest } from "../../api-types.ts";
import type { TaskHooks } from "../activities/activity-run.ts";
import { route } from "../route.ts";
import { activityAnswer } from "../schemas/activities.ts";
import { addRequest } from "../schemas/requests.ts";

export const beginAdd = route({
  method: "post",
  path: "/api/integrations/:name/add",
  summary: "Begins to install a package that was looked into, all or nothing",
  body: addRequest,
  answer: activityAnswer,
  status: 202,
  handle({ param, body }, { installer, activities }) {
    const activity = activities.begin({
      kind: "add",
      integration: param("name"),
      label: body.packageName,
      work: async (hooks) => ({ added: await add(await installer(), body, hooks) }),
    });
    return { activity };
  },
});

/** Looks again, so that what is installed is what the person saw and nothing that came since. */
async function add(
  installer: Installer,
  { packageName, version, integrity, trusted = false }: AddRequest,
  { stop: signal, onStep }: TaskHooks,
) {
  const found = await installer.find(`${packageName}@${version}`, { signal, onStep });
  if (found.kind !== "offer" || (integrity !== undefined && found.offer.integrity !== integrity)) {
    throw new PeregrineError("conflict", `${packageName} ${version} is not what it was a moment ago`, {
      hint: "Look at it again before you install it.",
    });
  }
  return installer.add(found.offer, { signal, onStep, trusted });
}
