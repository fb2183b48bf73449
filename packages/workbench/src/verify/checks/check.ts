import type { PackedPackage } from "../packed-package.ts";

/** One thing that a package is held to, by what is in its tarball. */
export interface PackageCheck {
  /** Permanent: `--json` shows it. */
  id: string;
  /** What is as it should be, for a person. */
  title: string;
  /** What is wrong, one sentence each. */
  run(packed: PackedPackage): string[] | Promise<string[]>;
}
