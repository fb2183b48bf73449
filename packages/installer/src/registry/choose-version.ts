import { PeregrineError } from "@peregrine/core/host";
import semver from "semver";
import type { PackageVersion, Packument } from "./packument.ts";

/**
 * The version that is meant by a version, a range or a tag; without any, what the tag `latest` says.
 *
 * @throws PeregrineError `not_found` that names what there is
 */
export function chooseVersion(packument: Packument, wanted = "latest"): PackageVersion {
  const { packageName, tags, versions } = packument;
  const names = versions.map(({ version }) => version);
  const version = tags.get(wanted) ?? semver.maxSatisfying(names, wanted);
  const match = versions.find((one) => one.version === version);
  if (match) return match;
  const newest = names[0] === undefined ? "" : ` Its newest version is ${names[0]}.`;
  throw new PeregrineError("not_found", `${packageName} has no version "${wanted}"`, {
    hint: `See which there are: peregrine info ${packageName}.${newest}`,
  });
}
