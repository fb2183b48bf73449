/** The oldest Node.js we run on, as package.json's `engines` says. */
const OLDEST = { major: 22, minor: 18 };

/**
 * Why we cannot run on this Node.js, in two lines for a person; undefined when we can. Asked before anything is called
 * that an old one lacks: npm only warns, and what it then runs would end in a stack trace.
 */
export function whyTooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return undefined;
  return `✗ peregrine needs Node.js ${OLDEST.major}.${OLDEST.minor} or later, and this is ${version}\n→ Install a newer one from https://nodejs.org, then run this again.\n`;
}
