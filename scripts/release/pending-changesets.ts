import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The changesets that no version has taken up yet, by their file names. */
export function pendingChangesets(root: string): string[] {
  return readdirSync(join(root, ".changeset")).filter((file) => file.endsWith(".md") && file !== "README.md");
}
