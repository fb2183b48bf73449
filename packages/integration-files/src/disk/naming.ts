import { PeregrineError } from "@peregrine/core";

/** Reads what is in a file; a failure about that names the file, and the input it comes from. */
export function naming<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw named(path, error);
  }
}

/** The same for what takes its time. */
export async function namingAll<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw named(path, error);
  }
}

function named(path: string, error: unknown): unknown {
  if (!PeregrineError.is(error)) return error;
  const { code, message, hint, field = "file_name" } = error;
  return new PeregrineError(code, `${path}: ${message}`, { field, cause: error, ...(hint && { hint }) });
}
