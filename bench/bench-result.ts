/** One figure: what something costs as a multiple of the least it could cost, both measured side by side. */
export interface BenchResult {
  name: string;
  ratio: number;
  /** The ratio is to be at most this. */
  target: number;
  ok: boolean;
  detail?: string;
}

/** A benchmark: a file of this folder that exports `run`. */
export interface Bench {
  run(): Promise<BenchResult[]>;
}

/** Says whether a ratio is what it should be. */
export function result(name: string, ratio: number, target: number, detail?: string): BenchResult {
  return { name, ratio, target, ok: ratio <= target, ...(detail === undefined ? {} : { detail }) };
}
