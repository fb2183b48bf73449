import { PeregrineError } from "../errors.ts";

/** Causes that prove no request reached the service: it cannot have acted on it. */
const NEVER_ARRIVED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_INVALID_URL",
]);

/**
 * The failure behind an exception of `fetch` (or of an SDK that let one through): a deadline, an abort, a broken or
 * impossible connection; or what a contained integration may not do. What is already ours, or no transport's doing, comes back as it was.
 */
export function failureOfThrown(service: string, thrown: unknown): unknown {
  if (PeregrineError.is(thrown)) return thrown;
  if (!(thrown instanceof Error)) return thrown;
  if (thrown.name === "TimeoutError") {
    return new PeregrineError("timeout", `${service} did not answer in time`, { cause: thrown });
  }
  if (thrown.name === "AbortError")
    return new PeregrineError("cancelled", "Stopped before an answer came", { cause: thrown });
  const code = causeCode(thrown);
  if (code === "ERR_ACCESS_DENIED") return accessDenied(service, thrown);
  if (code === undefined && !(thrown instanceof TypeError && /fetch failed|terminated/.test(thrown.message)))
    return thrown;
  return new PeregrineError("network", `${service} could not be reached${code ? ` (${code})` : ""}`, {
    mayHaveCommitted: !(code !== undefined && (NEVER_ARRIVED.has(code) || isCertificate(code))),
    hint: hintFor(code),
    cause: thrown,
  });
}

/** Node says what it refused: `FileSystemRead` of a path. Our own refusals say it in their message. */
function accessDenied(service: string, thrown: Error): PeregrineError {
  const { permission, resource } = thrown as { permission?: unknown; resource?: unknown };
  const what = !permission ? thrown.message : `${String(permission)} ${String(resource)}`;
  return new PeregrineError(
    "unsupported",
    `${service} tried what an integration may not do (${what.trim()})`,
    {
      hint: "It reads no files but its own, and sends requests through this.http or this.fetch. Tell its author.",
      mayHaveCommitted: false,
      cause: thrown,
    },
  );
}

/** The code of the innermost cause: fetch wraps the system's own error, sometimes as one of several attempts. */
export function causeCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== "object" || error === null || depth > 4) return undefined;
  const { cause, errors, code } = error as { cause?: unknown; errors?: unknown[]; code?: unknown };
  const inner =
    causeCode(cause, depth + 1) ?? (Array.isArray(errors) ? causeCode(errors[0], depth + 1) : undefined);
  return inner ?? (typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined);
}

function isCertificate(code: string): boolean {
  return code.includes("CERT") || code.startsWith("ERR_TLS") || code === "UNABLE_TO_VERIFY_LEAF_SIGNATURE";
}

function hintFor(code: string | undefined): string {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return "Check that you are online, and the address for a typing mistake.";
  if (code === "ECONNREFUSED")
    return "Nothing listens at that address; check it, and that the service is running.";
  if (code && isCertificate(code))
    return "Its certificate is not trusted here; check the address, and any proxy of your network.";
  return "Check your connection, then try again.";
}
