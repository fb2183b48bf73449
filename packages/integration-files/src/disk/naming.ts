import { PeregrineError } from "@peregrine/core";

/** Reads what is in a file; a failure about that names the file, and the input it comes from. */
export function naming<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!PeregrineError.is(error)) throw error;
    const { code, message, hint, field = "file_name" } = error;
    throw new PeregrineError(code, `${path}: ${message}`, { field, cause: error, ...(hint && { hint }) });
  }
}
