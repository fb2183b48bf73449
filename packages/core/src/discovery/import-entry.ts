import { pathToFileURL } from "node:url";
import { systemDisk, type Disk } from "./disk.ts";
import { realInside } from "./inside.ts";
import { Fault, faultOf } from "./problem.ts";

/** What a module exports. */
type Exported = Readonly<Record<string, unknown>>;

/**
 * Imports the file a package exports. A file that throws, and one that waits for something that never comes, is a
 * fault; one that computes for ever cannot be stopped.
 *
 * @throws Fault, with the module's own error as its cause
 */
export async function importEntry(
  place: { dir: string; main: string },
  timeoutMs: number,
  disk: Disk = systemDisk,
): Promise<Exported> {
  return importFile(entryFile(place, disk), timeoutMs);
}

/**
 * Where the file a package exports really is.
 *
 * @throws Fault when it is not there, or outside of the package
 */
export function entryFile({ dir, main }: { dir: string; main: string }, disk: Disk = systemDisk): string {
  return realInside(dir, main, "the file it exports", disk);
}

/** The second half of {@link importEntry}: `file` has its symlinks followed. */
export async function importFile(file: string, timeoutMs: number): Promise<Exported> {
  const loading: Promise<Exported> = import(/* @vite-ignore */ pathToFileURL(file).href);
  const failing = loading.catch((error: unknown) => {
    throw faultOf(error, "it fails while it loads");
  });
  return withinTime(failing, timeoutMs);
}

async function withinTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const fault = new Fault("broken", `it did not finish loading within ${timeoutMs / 1000} s`);
    timer = setTimeout(() => reject(fault), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
