import type { JobFailure } from "./report.ts";

/** What an undo took back. */
export interface UndoReport {
  /** The run that was undone. */
  run: number;
  integration: string;
  restored: number;
  trashed: number;
  /** Records left as they are, each with its reason. */
  refused: JobFailure[];
  requests: number;
}
