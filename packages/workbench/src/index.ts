export {
  compareManifests,
  type Bump,
  type ManifestChange,
  type ManifestComparison,
} from "./compare-manifests.ts";
export { verifyPackage, type VerifyOptions } from "./verify/verify-package.ts";
export { checkPackage, INTEGRATION_CHECKS, PACKAGE_CHECKS } from "./verify/package-checks.ts";
export type { PackageCheck } from "./verify/checks/check.ts";
export { readPacked, type JsonMap, type PackedPackage } from "./verify/packed-package.ts";
export type { CheckResult, ContractResult, Verification } from "./verify/verification.ts";
export {
  developPackage,
  type Development,
  type DevelopmentEvent,
  type DevelopOptions,
} from "./develop/develop-package.ts";
