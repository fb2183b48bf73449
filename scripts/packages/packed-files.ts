import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/** The files of a tarball, by their path in the package. */
export function packedFiles(tarball: string): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "peregrine-packed-"));
  try {
    execFileSync("tar", ["-xzf", tarball, "-C", folder]);
    const root = join(folder, "package");
    const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const paths = entries.map((entry) => join(entry.parentPath, entry.name));
    return new Map(
      paths.map((path) => [relative(root, path).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
