import { CONTENTS } from "./checks/contents.ts";
import { ENTRIES } from "./checks/entries.ts";
import { FORM } from "./checks/form.ts";
import { IDENTITY } from "./checks/identity.ts";
import { LEAKS } from "./checks/leaks.ts";
import type { PackageCheck } from "./checks/check.ts";
import type { PackedPackage } from "./packed-package.ts";
import type { CheckResult } from "./verification.ts";

/** What every published package is held to, integration or not. */
export const PACKAGE_CHECKS: readonly PackageCheck[] = [...ENTRIES, ...CONTENTS, ...LEAKS];

/** What an integration is held to, all of it by looking at its tarball alone. */
export const INTEGRATION_CHECKS: readonly PackageCheck[] = [...IDENTITY, ...FORM, ...PACKAGE_CHECKS];

/** Runs checks over what is in a tarball; nothing of it is run. */
export async function checkPackage(
  packed: PackedPackage,
  checks: readonly PackageCheck[],
): Promise<CheckResult[]> {
  return Promise.all(
    checks.map(async ({ id, title, run }) => {
      const notes = await run(packed);
      return { id, title, outcome: notes.length === 0 ? ("passed" as const) : ("failed" as const), notes };
    }),
  );
}
