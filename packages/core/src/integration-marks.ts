/** Marks a class that extends any loaded copy of `IntegrationBase`, with its contract version. */
export const BRAND: unique symbol = Symbol.for("peregrine.integration") as never;

const INHERITED = Symbol.for("peregrine.inherited");

/** Marks methods as the contract's own. */
export function markInherited(...methods: object[]): void {
  for (const method of methods) Object.defineProperty(method, INHERITED, { value: true });
}

/** Is this method the contract's own, rather than an integration's? Told by its mark: several copies of core may be loaded. */
export function isInherited(method: unknown): boolean {
  return typeof method === "function" && INHERITED in method;
}

/** The contract version of a class that extends any copy of `IntegrationBase`, else undefined. */
export function apiVersionOf(value: unknown): number | undefined {
  if (typeof value !== "function" || !(BRAND in value)) return undefined;
  return typeof value[BRAND] === "number" ? value[BRAND] : undefined;
}
