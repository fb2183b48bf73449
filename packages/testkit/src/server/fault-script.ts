import type { Fault, FaultMatch } from "./fault.ts";

/** Faults that were added together. */
export interface ScriptedFaults {
  /** How many requests they were applied to. A test that scripted a fault should see that it struck. */
  readonly applied: number;
  /** Takes them out again. */
  remove(): void;
}

/** What a match looks at. */
interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly write: boolean;
}

interface Entry {
  readonly fault: Fault;
  matched: number;
  applied: number;
}

/** The faults that are to come. Each counts the requests it matches, also those that another fault strikes. */
export class FaultScript {
  #entries: readonly Entry[] = [];

  add(faults: readonly Fault[]): ScriptedFaults {
    const added = faults.map((fault): Entry => ({ fault, matched: 0, applied: 0 }));
    this.#entries = [...this.#entries, ...added];
    return {
      get applied() {
        return added.reduce((sum, entry) => sum + entry.applied, 0);
      },
      remove: () => {
        this.#entries = this.#entries.filter((entry) => !added.includes(entry));
      },
    };
  }

  clear(): void {
    this.#entries = [];
  }

  /** The fault for a request that has just arrived: of those that are due, the one added first. */
  next(request: Arrived): Fault | undefined {
    let chosen: Entry | undefined;
    for (const entry of this.#entries) {
      const { match = {}, times = Infinity } = entry.fault;
      if (!matches(match, request)) continue;
      entry.matched += 1;
      if (entry.applied < times && isTurn(match.nth, entry.matched)) chosen ??= entry;
    }
    if (chosen) chosen.applied += 1;
    return chosen?.fault;
  }
}

function matches({ method, path, write }: FaultMatch, request: Arrived): boolean {
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  if (write !== undefined && write !== request.write) return false;
  if (path === undefined) return true;
  if (typeof path !== "string") return request.path.search(path) >= 0;
  return path === request.path || path === request.path.split("?", 1)[0];
}

function isTurn(nth: FaultMatch["nth"] = "every", count: number): boolean {
  if (nth === "every") return true;
  return typeof nth === "number" ? nth === count : nth.includes(count);
}
