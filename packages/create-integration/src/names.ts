import { isIntegrationPackage, isOfficial, likelyName } from "@peregrine/core/host";

/** What a name comes to: the package's and the integration's, or what is wrong with it and what would do. */
export type Names = { packageName: string; name: string } | { problem: string };

const NAME = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
/** It becomes the name of a file, a variable and a folder. */
const LONGEST = 64;

/**
 * Reads what an author calls an integration, or its package.
 *
 * @example
 * namesOf("google_tasks"); // { packageName: "peregrine-integration-google-tasks", name: "google_tasks" }
 */
export function namesOf(text: string): Names {
  const given = text.trim();
  if (isOfficial(given)) {
    return { problem: "The scope @peregrine is that of the project: use your own, or none" };
  }
  if (!given.includes("/") && !given.startsWith("peregrine-integration-")) return namesOfIntegration(given);
  const name = isIntegrationPackage(given) ? likelyName(given) : undefined;
  if (name !== undefined && isGood(name)) return { packageName: given, name };
  return {
    problem: `"${given}" can be no package of an integration: write peregrine-integration-acme, or @you/peregrine-integration-acme`,
  };
}

function namesOfIntegration(given: string): Names {
  if (isGood(given))
    return { packageName: `peregrine-integration-${given.replaceAll("_", "-")}`, name: given };
  const better = given
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_0-9]+|_+$/g, "")
    .slice(0, LONGEST);
  return {
    problem: `"${given}" can be no name: use small letters, digits and _, a letter first${isGood(better) ? `, such as ${better}` : ""}`,
  };
}

function isGood(name: string): boolean {
  return NAME.test(name) && name.length <= LONGEST;
}

/** A name as people would write it: `"Google Tasks"`. */
export function labelOf(name: string): string {
  return name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
