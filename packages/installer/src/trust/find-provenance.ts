import { PeregrineError } from "@peregrine/core/host";
import { textIn } from "../json-map.ts";
import type { PackageVersion } from "../registry/packument.ts";
import type { Registry } from "../registry/registry.ts";
import type { Provenance } from "./provenance.ts";
import type { TrustRoot } from "./trust-root.ts";
import { verifyAttestation } from "./verify-attestation.ts";

const SLSA = /^https:\/\/slsa\.dev\/provenance\/v/;

/**
 * Looks up where a version was built. Whatever keeps that from being checked makes it unverified, never verified.
 *
 * @throws PeregrineError only when `signal` fires
 */
export async function findProvenance(
  registry: Registry,
  trustRoot: TrustRoot,
  { packageName, version, integrity }: PackageVersion,
  signal?: AbortSignal,
): Promise<Provenance> {
  const attestations = await attestationsOf(registry, packageName, version, signal);
  if (!Array.isArray(attestations)) return attestations;
  const attestation = attestations.find((one) => SLSA.test(textIn(one, "predicateType") ?? ""));
  if (attestation === undefined) return unverified("the registry has no attestation of where it was built");
  if (integrity === undefined || !integrity.startsWith("sha512-"))
    return unverified("the registry lists no digest to compare with");
  const trust = await trustRoot().catch(() => undefined);
  if (trust === undefined)
    return unverified("could not be verified, since the signers' keys could not be fetched");
  return verifyAttestation(attestation.bundle, { packageName, version, integrity }, trust);
}

type Attestation = { bundle: unknown };

async function attestationsOf(
  registry: Registry,
  packageName: string,
  version: string,
  signal: AbortSignal | undefined,
): Promise<Attestation[] | Provenance> {
  const path = `/-/npm/v1/attestations/${encodeURIComponent(packageName)}@${version}`;
  try {
    const { attestations } = await registry.json(path, packageName, signal);
    return Array.isArray(attestations) ? attestations.filter(hasBundle) : [];
  } catch (error) {
    if (signal?.aborted) throw error;
    const none = PeregrineError.is(error) && error.code === "not_found";
    return none ? [] : unverified("could not be verified, since the registry did not answer");
  }
}

function hasBundle(value: unknown): value is Attestation {
  return typeof value === "object" && value !== null && "bundle" in value;
}

function unverified(reason: string): Provenance {
  return { state: "unverified", reason };
}
