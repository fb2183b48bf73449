import type { ManifestComparison } from "../compare-manifests.ts";

/** What became of one check. */
export interface CheckResult {
  /** Permanent: `"peer"`. */
  id: string;
  /** What is as it should be when it passed, for a person. */
  title: string;
  outcome: "passed" | "failed" | "not run";
  /** What is wrong, one sentence each; why it was not run. */
  notes: string[];
}

/** What became of one check of the contract suite. */
export interface ContractResult {
  name: string;
  /** `missing`: the tests ended without having run it. */
  outcome: "passed" | "failed" | "skipped" | "missing";
  /** Why it failed, or the author's reason to leave it out. */
  reason?: string;
}

/** What {@link verifyPackage} found. */
export interface Verification {
  /** Nothing failed. What was not run does not count, and is told. */
  ok: boolean;
  package: { name: string; version: string };
  checks: CheckResult[];
  /** Every check of the contract suite; empty where the suite did not run. */
  contract: ContractResult[];
  /** How its form differs from the earlier version it was compared with. */
  comparison?: ManifestComparison & { before: string; after: string };
}
