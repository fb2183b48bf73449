import { hash } from "node:crypto";
import { PeregrineError, MANIFEST_LIMIT, parseManifest, type Manifest } from "@peregrine/core/host";
import { Parser } from "tar";
import { isMap, mapIn, textIn, type JsonMap } from "../json-map.ts";
import { npmFailure } from "../npm/npm-failure.ts";

const PACKAGE_JSON_LIMIT = 1024 * 1024;

/** What a package's archive says of itself, read without unpacking it anywhere. */
export interface Archive {
  packageJson: JsonMap;
  manifest: Manifest;
}

/**
 * Compares an archive with the digest the registry lists.
 *
 * @throws PeregrineError `incompatible` when it is another
 */
export function checkDigest(
  bytes: Buffer,
  packageName: string,
  { integrity, shasum }: { integrity?: string; shasum?: string },
): void {
  const wanted = (integrity ?? "").split(/\s+/).find((one) => one.startsWith("sha512-"));
  const right =
    wanted === undefined
      ? shasum !== undefined && hash("sha1", bytes) === shasum
      : wanted === `sha512-${hash("sha512", bytes, "base64")}`;
  if (!right) throw npmFailure("EINTEGRITY", packageName);
}

/**
 * Reads package.json and the manifest out of a package's archive.
 *
 * @throws PeregrineError `incompatible` when one is missing, broken or wrong
 */
export async function readArchive(bytes: Buffer, packageName: string): Promise<Archive> {
  const packageJson = await jsonIn(bytes, "package.json", PACKAGE_JSON_LIMIT, packageName);
  const path = textIn(mapIn(packageJson, "peregrine"), "manifest");
  if (path === undefined) throw unusable(packageName, "its package.json names no manifest");
  const manifest = await jsonIn(bytes, path.replace(/^\.\//, ""), MANIFEST_LIMIT, packageName);
  try {
    return { packageJson, manifest: parseManifest(manifest) };
  } catch (error) {
    throw unusable(packageName, error instanceof Error ? error.message : String(error));
  }
}

async function jsonIn(bytes: Buffer, path: string, limit: number, packageName: string): Promise<JsonMap> {
  const text = await fileIn(bytes, path, limit).catch(() => {
    throw npmFailure("TAR_BAD_ARCHIVE", packageName);
  });
  if (text === undefined) throw unusable(packageName, `it has no ${path}`);
  try {
    const value: unknown = JSON.parse(text);
    if (isMap(value)) return value;
  } catch {
    // Said below, without the text: it goes to a terminal.
  }
  throw unusable(packageName, `its ${path} is not a JSON object`);
}

/** The text of a file in an archive; undefined when it is not there, is no plain file, or is too large. */
function fileIn(bytes: Buffer, path: string, limit: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let found: Buffer[] | undefined;
    const parser = new Parser({
      strict: true,
      onReadEntry: (entry) => {
        const inside = entry.path.replace(/^[^/]*\//, "");
        if (inside !== path || entry.type !== "File" || entry.size > limit) return entry.resume();
        const chunks: Buffer[] = [];
        found = chunks;
        entry.on("data", (chunk: Buffer) => chunks.push(chunk));
      },
    });
    parser.on("error", reject);
    parser.on("end", () => resolve(found && Buffer.concat(found).toString("utf8")));
    parser.end(bytes);
  });
}

function unusable(packageName: string, reason: string): PeregrineError {
  return new PeregrineError("incompatible", `${packageName} cannot be used: ${reason}`, {
    hint: "Choose another version, or tell its author.",
  });
}
