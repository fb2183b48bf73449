import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "@peregrine/core/host";
import { textIn } from "../json-map.ts";

/** A change of a home that has begun and not ended. As long as it stands, how the home was before is what counts. */
export interface JournalEntry {
  /** What is being done, for people: `"update"`. */
  action: string;
  packageName: string;
  /** ISO 8601. */
  since: string;
}

/** The one file that says that a change is under way: written before the first step, removed after the last. */
export class Journal {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, "journal.json");
  }

  begin(entry: JournalEntry): Promise<void> {
    return writeAtomically(this.#path, `${JSON.stringify(entry)}\n`, 0o600);
  }

  /** What a process left behind that died on the way. */
  read(): JournalEntry | undefined {
    try {
      const value: unknown = JSON.parse(readFileSync(this.#path, "utf8"));
      const [action, packageName, since] = ["action", "packageName", "since"].map((key) =>
        textIn(value, key),
      );
      return packageName === undefined
        ? undefined
        : { action: action ?? "change", packageName, since: since ?? "" };
    } catch {
      return undefined;
    }
  }

  end(): void {
    rmSync(this.#path, { force: true });
  }
}
