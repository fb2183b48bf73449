const PATTERN =
  /^(?:@peregrine\/integration-|@[a-z0-9~-][a-z0-9._~-]*\/peregrine-integration-|peregrine-integration-)([a-z0-9._~-]+)$/;

/** npm allows no longer names. */
const MAX_LENGTH = 214;

/** May a package of this name be an integration? */
export function isIntegrationPackage(packageName: string): boolean {
  // Asked of every installed package: most are told apart without the pattern.
  return (
    packageName.includes("integration-") && packageName.length <= MAX_LENGTH && PATTERN.test(packageName)
  );
}

/** Does the package come from the makers of Peregrine? Only they can publish in the scope. */
export function isOfficial(packageName: string): boolean {
  return packageName.startsWith("@peregrine/");
}

/**
 * The name an integration of this package most likely has.
 *
 * @example
 * likelyName("@peregrine/integration-google-sheets"); // "google_sheets"
 */
export function likelyName(packageName: string): string | undefined {
  return PATTERN.exec(packageName)?.[1]?.replaceAll(/[^a-z0-9]/g, "_");
}
