import { PeregrineError, type FailureCode } from "@peregrine/core";

/** What the system says (errno), in our words. */
const CODES: Readonly<Record<string, { code: FailureCode; why: string; hint: string }>> = {
  EBUSY: { code: "locked", why: "another program has it open", hint: "Close it there, then sync again." },
  EACCES: {
    code: "permission",
    why: "you may not write there",
    hint: "Choose another folder, or change who may write in this one.",
  },
  ENOSPC: { code: "quota", why: "the disk is full", hint: "Make room, then sync again." },
  ENOENT: { code: "not_found", why: "it is not there", hint: "Was it moved or renamed? Correct the folder." },
  ENOTDIR: { code: "invalid_config", why: "a part of its path is a file", hint: "Correct the folder." },
  EISDIR: {
    code: "invalid_config",
    why: "there is a folder of that name",
    hint: "Choose another file name.",
  },
  ELOOP: {
    code: "invalid_config",
    why: "it is a link that leads back to itself",
    hint: "Remove the link, or name another folder.",
  },
  ENAMETOOLONG: { code: "invalid_config", why: "its name is too long", hint: "Choose a shorter one." },
  EIO: {
    code: "unavailable",
    why: "the disk or the network it is on does not answer",
    hint: "Is the drive connected? Then sync again.",
  },
  ERR_ACCESS_DENIED: {
    code: "permission",
    why: "integrations are kept from the disk here",
    hint: "It cannot work with PEREGRINE_CONTAINMENT=all: set that to third-party, or unset it.",
  },
};

const LIKE: Readonly<Record<string, keyof typeof CODES>> = {
  EPERM: "EACCES",
  EROFS: "EACCES",
  EDQUOT: "ENOSPC",
  EFBIG: "ENOSPC",
  ETXTBSY: "EBUSY",
  ETIMEDOUT: "EIO",
  ESTALE: "EIO",
  EHOSTDOWN: "EIO",
  EHOSTUNREACH: "EIO",
  ENOTCONN: "EIO",
};

/** The system's code of a failed file operation: `"ENOENT"`. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/**
 * The failure behind a failed file operation. The old file is whole after any of them.
 *
 * @param field - the input of the form that names the path
 */
export function diskFailure(error: unknown, path: string, field?: "folder" | "file_name"): unknown {
  const code = systemCode(error);
  const known = code === undefined ? undefined : CODES[LIKE[code] ?? code];
  if (PeregrineError.is(error)) return field && error.field === undefined ? blaming(error, field) : error;
  if (!known) return error;
  return new PeregrineError(known.code, `${path} cannot be used: ${known.why} (${code})`, {
    hint: known.hint,
    cause: error,
    mayHaveCommitted: false,
    ...(field && { field }),
  });
}

function blaming({ code, message, hint, mayHaveCommitted }: PeregrineError, field: string): PeregrineError {
  return new PeregrineError(code, message, {
    field,
    ...(hint && { hint }),
    ...(mayHaveCommitted !== undefined && { mayHaveCommitted }),
  });
}
