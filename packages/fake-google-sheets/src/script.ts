import type { Call } from "@peregrine/fake-service";
import { SheetsError } from "./sheets-error.ts";

/** Which calls are meant: all that fit, or the one of them that is the `nth`, from 1. */
export interface CallMatch {
  method?: string;
  path?: RegExp;
  nth?: number;
}

interface Rule {
  match: CallMatch;
  seen: number;
  before?: () => unknown;
  /** The status of a failure after all was done. */
  failAfter?: 500 | 503;
}

/** What happens around calls: a person who acts between two of them, a service that does what it is asked and then fails. */
export class Script {
  readonly #rules: Rule[] = [];

  before(match: CallMatch, act: () => unknown): void {
    this.#rules.push({ match, seen: 0, before: act });
  }

  failAfter(match: CallMatch, status: 500 | 503): void {
    this.#rules.push({ match, seen: 0, failAfter: status });
  }

  /** Answers a call as `work` does, with all that is to happen around it. */
  async around<T>(call: Call, work: () => T): Promise<T> {
    const rules = this.#rules.filter((rule) => applies(rule, call));
    for (const { before } of rules) await before?.();
    const done = work();
    const failing = rules.find(({ failAfter }) => failAfter !== undefined);
    if (failing?.failAfter)
      throw new SheetsError(
        failing.failAfter,
        failing.failAfter === 503 ? "The service is currently unavailable." : "Internal error encountered.",
      );
    return done;
  }
}

function applies(rule: Rule, { method, path }: Call): boolean {
  const { match } = rule;
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path && !match.path.test(path)) return false;
  rule.seen += 1;
  return match.nth === undefined || match.nth === rule.seen;
}
