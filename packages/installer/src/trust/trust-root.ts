import { join } from "node:path";
import { getTrustedRoot } from "@sigstore/tuf";
import { toTrustMaterial, type TrustMaterial } from "@sigstore/verify";

/** Answers the keys that signatures are checked against. Rejects when they cannot be brought up to date. */
export type TrustRoot = () => Promise<TrustMaterial>;

const TIMEOUT_MS = 10_000;

/**
 * The keys of the public Sigstore instance, which npm uses: brought up to date from its repository, whose own signatures
 * are checked from a root that this package carries (https://theupdateframework.io).
 *
 * @param cacheDir - where they are kept between calls
 */
export function publicTrustRoot(cacheDir: string): TrustRoot {
  return async () => {
    const root = await getTrustedRoot({
      cachePath: join(cacheDir, "sigstore"),
      timeout: TIMEOUT_MS,
      retry: 0,
    });
    return toTrustMaterial(root);
  };
}
