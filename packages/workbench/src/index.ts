export {
  compareManifests,
  type Bump,
  type ManifestChange,
  type ManifestComparison,
} from "./compare-manifests.ts";
