import { toFailure } from "../errors.ts";
import type { DoctorReport } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import type { Finding } from "./doctor/finding.ts";
import { lookAtAddresses } from "./doctor/look-at-addresses.ts";
import { lookAtConnections } from "./doctor/look-at-connections.ts";
import { lookAtHome } from "./doctor/look-at-home.ts";
import { lookAtIntegrations } from "./doctor/look-at-integrations.ts";
import { lookAtJobs } from "./doctor/look-at-jobs.ts";
import { lookAtMemory } from "./doctor/look-at-memory.ts";
import { lookAtProfile } from "./doctor/look-at-profile.ts";

/** Looks over the home, asks no service, and changes nothing. What one look cannot see hides no other. */
export async function doctorUseCase(
  context: PeregrineContext,
  options: { jobs?: string } = {},
): Promise<DoctorReport> {
  const looks: readonly (readonly [topic: string, look: () => Finding[] | Promise<Finding[]>])[] = [
    ["home", () => lookAtHome(context)],
    ["tier", () => lookAtProfile(context)],
    ["integrations", () => lookAtIntegrations(context)],
    ["connections", () => lookAtConnections(context)],
    ["jobs", () => lookAtJobs(context, options.jobs)],
    ["memory", () => lookAtMemory(context)],
    ["address", () => lookAtAddresses(context)],
  ];
  const findings: Finding[] = [];
  for (const [topic, look] of looks) findings.push(...(await seen(topic, look)));
  return { findings };
}

async function seen(topic: string, look: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const { message, hint } = toFailure(error);
    return [{ level: "error", topic, message, ...(hint === undefined ? {} : { hint }) }];
  }
}
