import { PeregrineError, type FailureCode } from "@peregrine/core/host";

/** What went wrong with npm or a registry, by npm's or the system's code. */
interface Cause {
  codes: readonly string[];
  code: FailureCode;
  /** One sentence; `what` is the package, or what was being done. */
  says: (what: string) => string;
  hint: string;
}

const OFFLINE = "ENOTFOUND EAI_AGAIN ECONNREFUSED ECONNRESET ENETUNREACH EHOSTUNREACH EPIPE".split(" ");
const CERTIFICATES =
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY SELF_SIGNED_CERT_IN_CHAIN DEPTH_ZERO_SELF_SIGNED_CERT UNABLE_TO_VERIFY_LEAF_SIGNATURE CERT_HAS_EXPIRED".split(
    " ",
  );

const CAUSES: readonly Cause[] = [
  {
    codes: ["E404"],
    code: "not_found",
    says: (what) => `The registry has no package ${what}`,
    hint: "Check the name, or look for it: peregrine search",
  },
  {
    codes: ["ETARGET", "ENOVERSIONS"],
    code: "not_found",
    says: (what) => `The registry has no such version of ${what}`,
    hint: "See which versions there are: peregrine info NAME",
  },
  {
    codes: ["E401", "ENEEDAUTH", "EOTP"],
    code: "auth",
    says: (what) => `The registry did not accept the credentials for ${what}`,
    hint: "Log in to it (npm login), or correct the token in your .npmrc.",
  },
  {
    codes: ["E403"],
    code: "permission",
    says: (what) => `The registry does not let you have ${what}`,
    hint: "Ask whoever runs the registry, or use another in your .npmrc.",
  },
  {
    codes: ["E429"],
    code: "rate_limited",
    says: () => "The registry asks for a pause",
    hint: "Try again in a few minutes.",
  },
  {
    codes: ["EACCES", "EPERM", "EROFS"],
    code: "permission",
    says: (what) => `This user may not write where ${what} has to go`,
    hint: "See who owns the home and npm's cache with ls -l; take them over with sudo chown.",
  },
  {
    codes: ["ENOSPC", "EDQUOT"],
    code: "quota",
    says: () => "The disk is full",
    hint: "Make room, then try again.",
  },
  {
    codes: ["ETIMEDOUT", "ESOCKETTIMEDOUT", "ERR_SOCKET_TIMEOUT", "request-timeout", "body-timeout"],
    code: "timeout",
    says: () => "The registry did not answer in time",
    hint: "Check the network, a proxy, and the registry in your .npmrc; then try again.",
  },
  {
    codes: OFFLINE,
    code: "network",
    says: () => "The registry could not be reached",
    hint: "Check the network, a proxy, and the registry in your .npmrc; then try again.",
  },
  {
    codes: CERTIFICATES,
    code: "network",
    says: () => "The registry's certificate cannot be trusted",
    hint: "Behind a company's proxy, give npm its certificate: npm config set cafile PATH",
  },
  {
    codes: ["EINTEGRITY", "TAR_BAD_ARCHIVE", "Z_DATA_ERROR", "Z_BUF_ERROR", "ERR_STREAM_PREMATURE_CLOSE"],
    code: "incompatible",
    says: (what) => `What arrived is not the ${what} that the registry lists: it was damaged or replaced`,
    hint: "Try again; if it stays so, tell whoever runs the registry, and install nothing from it.",
  },
  {
    codes: ["ERESOLVE"],
    code: "incompatible",
    says: (what) => `${what} needs other versions of packages than the home has`,
    hint: "Update Peregrine in the home, or choose another version: peregrine info NAME",
  },
  {
    codes: ["EBADENGINE", "ENOTSUP"],
    code: "incompatible",
    says: (what) => `${what} does not run on this version of Node`,
    hint: "Update Node.js, or choose another version: peregrine info NAME",
  },
];

/**
 * The failure behind a code of npm's, a registry's or the system's: one sentence, and what to do.
 *
 * @param what - the package: `"@acme/peregrine-integration-acme"`
 * @param details - further: the log of what npm said
 */
export function npmFailure(
  code: string,
  what: string,
  details: { log?: string; said?: string } = {},
): PeregrineError {
  const cause = CAUSES.find(({ codes }) => codes.includes(code)) ?? otherwise(code, details.said);
  const log = details.log === undefined ? "" : ` What npm said: ${details.log}`;
  return new PeregrineError(cause.code, `${cause.says(what)} (${code})`, { hint: cause.hint + log });
}

function otherwise(code: string, said: string | undefined): Cause {
  if (/^E5\d\d$/.test(code)) {
    const hint = "Try again later.";
    return { codes: [], code: "unavailable", says: () => "The registry has trouble of its own", hint };
  }
  return {
    codes: [],
    code: "unknown",
    says: (what) => `npm could not finish with ${what}${said ? `: ${said}` : ""}`,
    hint: "Try again.",
  };
}
