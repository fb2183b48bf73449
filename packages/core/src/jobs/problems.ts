/** One row that could not be read. */
export interface JobProblem {
  /** `"line 12"`, `"item 3"`. */
  readonly where: string;
  /** What is wrong there: `"is not valid JSON"`. */
  readonly message: string;
}

/** Counts the rows that could not be read, and passes each on. */
export class Problems {
  count = 0;
  readonly #tell: ((problem: JobProblem) => void) | undefined;

  constructor(tell: ((problem: JobProblem) => void) | undefined) {
    this.#tell = tell;
  }

  report(where: string, message: string): void {
    this.count += 1;
    this.#tell?.({ where, message });
  }
}
