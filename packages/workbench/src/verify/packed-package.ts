import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { PeregrineError } from "@peregrine/core/host";
import { extract } from "tar";

/** A JSON object whose parts nobody has checked. */
export type JsonMap = Readonly<Record<string, unknown>>;

/** A package as its users get it. */
export interface PackedPackage {
  tarball: string;
  /** Its package.json; an empty object where there is none. */
  json: JsonMap;
  name: string;
  version: string;
  /** Each file by its path in the package: `"dist/index.js"`. */
  files: ReadonlyMap<string, Buffer>;
}

/**
 * Reads a tarball as npm makes it. Nothing of it is run.
 *
 * @throws PeregrineError `schema` when it is no package
 */
export async function readPacked(tarball: string): Promise<PackedPackage> {
  const folder = await mkdtemp(join(tmpdir(), "peregrine-packed-"));
  try {
    await extract({ file: tarball, cwd: folder, strip: 1, strict: true });
    const files = await filesIn(folder);
    const json = mapOf(files.get("package.json"));
    return { tarball, json, name: textOf(json.name), version: textOf(json.version), files };
  } catch (error) {
    throw new PeregrineError("schema", `${tarball} cannot be read as a package`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file as text, undefined when it is not there. */
export function textIn({ files }: PackedPackage, path: string): string | undefined {
  return files.get(path.replace(/^\.\//, ""))?.toString("utf8");
}

/** The value if it is an object with keys, an empty one otherwise. */
export function asMap(value: unknown): JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(
    async (path) => [relative(folder, path).replaceAll("\\", "/"), await readFile(path)] as const,
  );
  return new Map(await Promise.all(read));
}

function mapOf(bytes: Buffer | undefined): JsonMap {
  return asMap(bytes === undefined ? undefined : JSON.parse(bytes.toString("utf8")));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
