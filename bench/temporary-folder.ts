import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is gone when the process ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "peregrine-bench-")));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
