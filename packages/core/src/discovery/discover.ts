import { candidatesIn, type Candidate } from "./candidates.ts";
import type { Own } from "./compatibility.ts";
import { systemDisk, type Disk } from "./disk.ts";
import { likelyName } from "./package-name.ts";
import { toFault, type Problem } from "./problem.ts";
import { readPackage, type FoundIntegration } from "./read-package.ts";
import { searchPath, type SearchOptions } from "./search-path.ts";

export type { FoundIntegration } from "./read-package.ts";
export type { Problem, ProblemKind } from "./problem.ts";

/** Where to look, and, for tests, through what and as which core. */
export interface DiscoverOptions extends SearchOptions {
  disk?: Disk;
  own?: Own;
}

/** What is installed, and what was left out and why. */
export interface Discovery {
  /** Sorted by the integrations' names. */
  found: FoundIntegration[];
  /** Sorted by path. */
  problems: Problem[];
}

/**
 * Finds the installed integrations. Runs none of their code: it lists folders and reads two small files a candidate.
 * The nearest package of a name wins, and what is wrong with one never hides another. Never throws.
 */
export function discover(options: DiscoverOptions): Discovery {
  const disk = options.disk ?? systemDisk;
  const gathered = new Gathered();
  for (const folder of searchPath(options, disk)) {
    const { candidates, problems } = candidatesIn(folder, disk);
    gathered.problems.push(...problems);
    for (const candidate of candidates)
      gathered.take(candidate, (one) => readPackage(one, disk, options.own));
  }
  return {
    found: [...gathered.found.values()].sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1)),
    problems: gathered.problems.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** What was found so far; candidates come nearest first. */
class Gathered {
  readonly found = new Map<string, FoundIntegration>();
  readonly problems: Problem[] = [];
  /** Packages that were met, good or bad: copies farther out are what they hide. */
  readonly #met = new Set<string>();

  take(candidate: Candidate, read: (candidate: Candidate) => FoundIntegration | undefined): void {
    if (candidate.packageName !== undefined && this.#met.has(candidate.packageName)) return;
    try {
      const found = read(candidate);
      if (found && !this.#met.has(found.packageName)) this.#keep(found);
    } catch (error) {
      this.#complain(candidate, error);
    }
  }

  #keep(found: FoundIntegration): void {
    const { packageName, dir, manifest } = found;
    this.#met.add(packageName);
    const first = this.found.get(manifest.name);
    if (!first) {
      this.found.set(manifest.name, found);
      return;
    }
    const reason = `"${manifest.name}" is already provided by ${first.packageName} in ${first.dir}; ${dir} is not used`;
    const hint = `Uninstall ${first.packageName} or ${packageName}.`;
    this.problems.push({ packageName, name: manifest.name, path: dir, kind: "duplicate", reason, hint });
  }

  #complain({ packageName, dir }: Candidate, error: unknown): void {
    const { kind, message, hint } = toFault(error);
    const name = packageName === undefined ? undefined : likelyName(packageName);
    if (packageName !== undefined) this.#met.add(packageName);
    this.problems.push({
      ...(packageName === undefined ? {} : { packageName }),
      ...(name === undefined ? {} : { name }),
      path: dir,
      kind,
      reason: message,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}
