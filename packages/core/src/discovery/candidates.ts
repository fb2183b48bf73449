import { basename, join } from "node:path";
import { codeOf, diskReason, type Disk } from "./disk.ts";
import { isIntegrationPackage, isOfficial } from "./package-name.ts";
import type { Problem } from "./problem.ts";

/** A folder whose name says that it may be an integration's package. */
export interface Candidate {
  dir: string;
  /** The name it is installed by; unknown for a package that stands in the plugin path itself. */
  packageName?: string;
}

/** What one folder of the search path holds. */
export interface Candidates {
  candidates: Candidate[];
  problems: Problem[];
}

/**
 * The candidates of a folder, official ones first, by its listing and those of its scopes alone. A folder of the plugin
 * path with a package.json is a package itself.
 */
export function candidatesIn(folder: string, disk: Disk): Candidates {
  const problems: Problem[] = [];
  const names = list(folder, disk, problems);
  if (names.includes("package.json") && basename(folder) !== "node_modules") {
    return { candidates: [{ dir: folder }], problems };
  }
  const scoped = names
    .filter((name) => name.startsWith("@"))
    .flatMap((scope) => list(join(folder, scope), disk, problems).map((name) => `${scope}/${name}`));
  // Filtered first: copying a listing of thousands of names costs more than all the rest.
  const candidates = [scoped, names]
    .flatMap((some) => some.filter(isIntegrationPackage))
    .sort(officialFirst)
    .map((packageName) => ({ packageName, dir: join(folder, packageName) }));
  return { candidates, problems };
}

function list(dir: string, disk: Disk, problems: Problem[]): string[] {
  try {
    return disk.list(dir);
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOENT" && code !== "ENOTDIR") {
      problems.push({ path: dir, kind: "unreadable", reason: `the folder ${diskReason(error)}` });
    }
    return [];
  }
}

// Of two packages in one folder that claim the same name, the official one shall have it.
function officialFirst(a: string, b: string): number {
  return Number(isOfficial(b)) - Number(isOfficial(a)) || (a < b ? -1 : 1);
}
