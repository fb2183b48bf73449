import type { Found, Offer, Working } from "../api.ts";
import type { InstallerContext } from "../installer-context.ts";
import { parseSpec, type Spec } from "../package/spec.ts";
import { archiveOffer, folderOffer } from "./local-offer.ts";
import { packagesOfName } from "./packages-of-name.ts";
import { registryOffer } from "./registry-offer.ts";

/** Finds what a person asked for, and looks into it. See `Installer.find`. */
export async function findUseCase(
  context: InstallerContext,
  text: string,
  options: Working = {},
): Promise<Found> {
  options.onStep?.({ doing: "looking up", packageName: text });
  const found = await look(context, parseSpec(text, context.cwd), options);
  return found.kind === "offer" ? withInstalled(context, found.offer) : found;
}

async function look(context: InstallerContext, spec: Spec, options: Working): Promise<Found> {
  if (spec.kind === "folder") return folderOffer(context, spec.path);
  if (spec.kind === "archive") return archiveOffer(context, spec.path);
  if (spec.kind === "package") return registryOffer(context, spec.packageName, spec.wanted, options);
  const [first, ...others] = await packagesOfName(context, spec.name, options.signal);
  if (others.length > 0) return { kind: "choices", name: spec.name, choices: [first, ...others] };
  return registryOffer(context, first.packageName, spec.wanted, options);
}

/** What of it is there already; two packages cannot have one integration's name, since they would share its connection. */
async function withInstalled(context: InstallerContext, offer: Offer): Promise<Found> {
  const { packageName, version, manifest } = offer;
  const { found } = await context.core.discover();
  const other = found.find((one) => one.manifest.name === manifest.name && one.packageName !== packageName);
  if (other) {
    const reason = `the integration ${manifest.name} is installed already, as ${other.packageName} ${other.version}`;
    return { kind: "misfit", misfit: { packageName, version, reason } };
  }
  const installed = found.find((one) => one.packageName === packageName)?.version;
  return { kind: "offer", offer: { ...offer, ...(installed === undefined ? {} : { installed }) } };
}
