/**
 * What is wrong with a package: `broken` (its own fault), `incompatible` (made for another Peregrine), `duplicate`
 * (another package with the same integration came first), `unreadable` (the file system refused).
 */
export type ProblemKind = "broken" | "incompatible" | "duplicate" | "unreadable";

/** A package or folder that was left out, as plain data: `list --json` prints it. */
export interface Problem {
  /** The package, unless a whole folder is the trouble. */
  packageName?: string;
  /** The integration's name as far as it is known; guessed from the package's when its manifest could not be read. */
  name?: string;
  path: string;
  kind: ProblemKind;
  /** Completes the sentence that begins with the package: `"its package.json is not JSON"`. */
  reason: string;
  /** What to do about it. */
  hint?: string;
}

/** Thrown where a package turns out to be wrong; whoever goes through the packages turns it into a {@link Problem}. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly kind: ProblemKind;
  readonly hint: string | undefined;

  constructor(kind: ProblemKind, reason: string, hint?: string) {
    super(reason);
    this.kind = kind;
    this.hint = hint;
  }
}

/** A fault that came of an error, which it keeps as its cause. `what` begins the sentence: `"it fails while it loads"`. */
export function faultOf(error: unknown, what: string): Fault {
  const fault = new Fault("broken", `${what}: ${messageOf(error)}`);
  fault.cause = error;
  return fault;
}

/** Any thrown thing as a fault of the package that was being read. */
export function toFault(error: unknown): Fault {
  return error instanceof Fault ? error : faultOf(error, "reading it fails");
}

/** The first line of what a thrown thing says. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n", 1)[0] ?? "";
}
