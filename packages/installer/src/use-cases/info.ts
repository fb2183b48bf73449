import {
  isOfficial,
  likelyName,
  PeregrineError,
  toFailure,
  type FoundIntegration,
  type Manifest,
} from "@peregrine/core/host";
import type { PackageInfo, Stoppable } from "../api.ts";
import { readNote } from "../home/package-notes.ts";
import type { InstallerContext } from "../installer-context.ts";
import { misfitOf } from "../package/misfit.ts";
import { parseSpec } from "../package/spec.ts";
import { chooseVersion } from "../registry/choose-version.ts";
import { readPackument, type Packument } from "../registry/packument.ts";
import { packagesOfName } from "./packages-of-name.ts";
import { lookInto } from "./registry-offer.ts";

/** As many versions as are told of, from the newest. */
const VERSIONS = 30;

/** All that is known of a package. See `Installer.info`. */
export async function infoUseCase(
  context: InstallerContext,
  text: string,
  { signal }: Stoppable = {},
): Promise<PackageInfo> {
  const spec = parseSpec(text, context.cwd);
  if (spec.kind === "folder" || spec.kind === "archive") throw aboutPackages(text);
  const packageName =
    spec.kind === "package" ? spec.packageName : await onlyPackageOf(context, spec.name, signal);
  const { found } = await context.core.discover();
  const installed = found.find((one) => one.packageName === packageName);
  try {
    return await fromRegistry(context, packageName, spec.wanted, installed, signal);
  } catch (error) {
    if (!installed || signal?.aborted) throw error;
    return {
      ...basics(context, packageName, installed),
      ...form(installed.manifest),
      versions: [],
      failure: toFailure(error),
    };
  }
}

async function fromRegistry(
  context: InstallerContext,
  packageName: string,
  wanted: string | undefined,
  installed: FoundIntegration | undefined,
  signal: AbortSignal | undefined,
): Promise<PackageInfo> {
  const registry = await context.registry();
  const packument = await readPackument(registry, packageName, signal);
  const chosen = chooseVersion(packument, wanted);
  const { archive, facts } = await lookInto(context, registry, packument, chosen, signal);
  return {
    ...basics(context, packageName, installed),
    ...form(archive.manifest),
    facts,
    versions: versionsOf(context, packument),
  };
}

function basics(
  { core: { home } }: InstallerContext,
  packageName: string,
  installed: FoundIntegration | undefined,
) {
  const { trust } = readNote(home, packageName);
  const official = isOfficial(packageName);
  if (!installed) return { packageName, official };
  const { version, dir } = installed;
  const known = trust?.version === version ? { trust } : {};
  return { packageName, official, installed: { version, dir, ...known } };
}

function form({ name, label, summary, tier, fields }: Manifest) {
  return {
    name,
    label,
    tier,
    ...(summary === undefined ? {} : { summary }),
    fields: fields.map(({ key, label, type, required = false }) => ({ key, label, type, required })),
  };
}

function versionsOf({ host }: InstallerContext, { tags, versions }: Packument): PackageInfo["versions"] {
  return versions.slice(0, VERSIONS).map(({ version, publishedAt, deprecated, packageJson }) => {
    const misfit = misfitOf(packageJson, host);
    return {
      version,
      tags: [...tags].filter(([, tagged]) => tagged === version).map(([tag]) => tag),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(deprecated === undefined ? {} : { deprecated }),
      ...(misfit === undefined ? {} : { misfit }),
    };
  });
}

async function onlyPackageOf(context: InstallerContext, name: string, signal?: AbortSignal): Promise<string> {
  const [first, ...others] = await packagesOfName(context, name, signal);
  if (others.length === 0) return first.packageName;
  const names = [first, ...others].map(({ packageName }) => packageName).join(", ");
  throw new PeregrineError("invalid_config", `Several packages have the integration "${name}": ${names}`, {
    hint: `Name one of them: peregrine info ${likelyName(first.packageName) === undefined ? "PACKAGE" : first.packageName}`,
  });
}

function aboutPackages(text: string): PeregrineError {
  return new PeregrineError("invalid_config", `"${text}" is no package of a registry`, {
    hint: "Look into a package of your own with: peregrine verify PATH",
  });
}
