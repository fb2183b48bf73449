/** The oldest Node.js that runs a new package's TypeScript and tests, as `engines` says. */
const OLDEST = { major: 22, minor: 18 };

/**
 * Why a package cannot be written on this Node.js, in two lines for a person; undefined when it can. Asked before any
 * question, since npm only warns, and the first that fails later is a command of the new package.
 */
export function whyTooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return undefined;
  return `✗ An integration needs Node.js ${OLDEST.major}.${OLDEST.minor} or later, and this is ${version}\n→ Install a newer one from https://nodejs.org, then run this again.\n`;
}
