import type { PackageCheck } from "./check.ts";

/** What secrets of well-known makers look like. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}/,
  "an npm token": /\bnpm_[A-Za-z0-9]{36}\b/,
  "a GitHub token": /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})\b/,
  "an AWS key": /\bAKIA[0-9A-Z]{16}\b/,
  "a Google key": /\bAIza[0-9A-Za-z_-]{35}\b/,
  "a Slack token": /\bxox[abprs]-[0-9A-Za-z-]{20,}/,
  "a Stripe key": /\bsk_live_[0-9A-Za-z]{20,}/,
  "a token of a workspace": /\b(?:ntn_[0-9A-Za-z]{40,}|secret_[0-9A-Za-z]{43})\b/,
};

/** Secrets of the author that were published with it. */
export const LEAKS: readonly PackageCheck[] = [
  {
    id: "leaks",
    title: "nothing in it looks like a secret of its author",
    run: ({ files }) =>
      [...files].flatMap(([file, bytes]) => {
        const text = bytes.toString("latin1");
        return Object.entries(PATTERNS)
          .filter(([, pattern]) => pattern.test(text))
          .map(([what]) => `${file} holds what looks like ${what}`);
      }),
  },
];
