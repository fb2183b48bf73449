import * as promises from "node:fs/promises";

/** The file operations that are used; tests hand in ones that fail. */
export type Disk = Pick<
  typeof promises,
  "access" | "lstat" | "mkdir" | "open" | "readdir" | "readFile" | "realpath" | "rename" | "rm" | "stat"
>;

/** The disk as it is. */
export const nodeDisk: Disk = promises;
