import { isAbsolute, resolve, sep } from "node:path";
import { diskReason, type Disk } from "./disk.ts";
import { Fault } from "./problem.ts";

/**
 * The place a package's own path names, which must be in the package.
 *
 * @param what - the thing in a sentence: `"its manifest"`
 * @throws Fault for an absolute path and one that leads out
 */
export function placeInside(dir: string, path: string, what: string): string {
  const place = resolve(dir, path);
  if (isAbsolute(path) || path.includes("\0") || !contains(dir, place)) {
    throw new Fault("broken", `${what} must be a path in the package`);
  }
  return place;
}

/**
 * Where a file of a package really is, which must be in the package too: a symlink may not lead out.
 *
 * @throws Fault when it is not there, or elsewhere
 */
export function realInside(dir: string, place: string, what: string, disk: Disk): string {
  let real: string;
  let realDir: string;
  try {
    real = disk.real(place);
    realDir = disk.real(dir);
  } catch (error) {
    throw new Fault(
      "broken",
      `${what} ${diskReason(error)}`,
      "Reinstall the package; if you wrote it, build it.",
    );
  }
  if (!contains(realDir, real))
    throw new Fault("broken", `${what} is a symlink that leads out of the package`);
  return real;
}

/** Both are absolute and normal, so that the one need only begin with the other. */
function contains(dir: string, place: string): boolean {
  return place.startsWith(dir.endsWith(sep) ? dir : dir + sep);
}
