import type { InstalledTrust } from "../api.ts";
import type { TrustFacts } from "../trust/trust-facts.ts";

/**
 * What of a newer version speaks against taking it without a word, beside the one that was trusted: how a package that
 * fell into other hands shows itself first.
 *
 * @returns a reason that follows the version; undefined when nothing does, or nothing was known before
 */
export function changedTrust(before: InstalledTrust | undefined, now: TrustFacts): string | undefined {
  if (before?.provenance?.state === "verified") {
    const { repository } = before.provenance;
    const { provenance } = now;
    if (provenance.state !== "verified")
      return `it cannot be shown that it was built from ${repository}, as the version that is installed was`;
    if (provenance.repository !== repository)
      return `it was built from ${provenance.repository}, and the version that is installed from ${repository}`;
  }
  // Releases of ours are published by whoever is on duty.
  if (now.official || before?.publisher === undefined || now.publisher === before.publisher) return undefined;
  return `it was published by ${now.publisher ?? "somebody unknown"}, and the version that is installed by ${before.publisher}`;
}
