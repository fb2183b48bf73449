import semver from "semver";
import { isMap, mapIn, textIn, type JsonMap } from "../json-map.ts";
import type { Registry } from "./registry.ts";

/** One version of a package, as a registry lists it. */
export interface PackageVersion {
  packageName: string;
  version: string;
  /** Its package.json as the registry keeps it. */
  packageJson: JsonMap;
  /** Where its archive is. */
  tarball: string;
  /** The archive's digest: `"sha512-…"`; registries of old have only `shasum`, a SHA-1 in hex. */
  integrity?: string;
  shasum?: string;
  deprecated?: string;
  /** ISO 8601. */
  publishedAt?: string;
  /** The account that published it. */
  publisher?: string;
}

/** A package, as a registry lists it. */
export interface Packument {
  packageName: string;
  /** By tag: `latest` is what is installed if nothing else is asked for. */
  tags: ReadonlyMap<string, string>;
  /** Newest first. */
  versions: readonly PackageVersion[];
  /** When the first version came, ISO 8601. */
  createdAt?: string;
}

/** Asks for a package and keeps of the answer what has the right form. @throws PeregrineError */
export async function readPackument(
  registry: Registry,
  packageName: string,
  signal?: AbortSignal,
): Promise<Packument> {
  const answer = await registry.packument(packageName, signal);
  const times = mapIn(answer, "time");
  const versions = Object.entries(mapIn(answer, "versions"))
    .flatMap(([version, json]) => versionOf(packageName, version, json, textIn(times, version)))
    .sort((one, other) => semver.rcompare(one.version, other.version));
  const tags = Object.entries(mapIn(answer, "dist-tags")).filter(isText);
  const createdAt = textIn(times, "created");
  return { packageName, tags: new Map(tags), versions, ...(createdAt === undefined ? {} : { createdAt }) };
}

function isText(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === "string";
}

function versionOf(
  packageName: string,
  version: string,
  json: unknown,
  publishedAt: string | undefined,
): PackageVersion[] {
  const dist = mapIn(json, "dist");
  const tarball = textIn(dist, "tarball");
  if (!isMap(json) || semver.valid(version) !== version || tarball === undefined) return [];
  const known = {
    integrity: textIn(dist, "integrity"),
    shasum: textIn(dist, "shasum"),
    deprecated: textIn(json, "deprecated"),
    publisher: textIn(mapIn(json, "_npmUser"), "name"),
    publishedAt,
  };
  return [{ packageName, version, packageJson: json, tarball, ...withoutUndefined(known) }];
}

/** Leaves out what is not known. */
function withoutUndefined<T extends Readonly<Record<string, string | undefined>>>(
  map: T,
): { [Key in keyof T]?: string } {
  const known: { [Key in keyof T]?: string } = {};
  for (const key in map) if (map[key] !== undefined) known[key] = map[key];
  return known;
}
