import { guardFetch } from "./http/guarded-fetch.ts";

/** What an integration is given from outside. A host injects its own; alone, an integration talks to the real world. */
export interface Runtime {
  /** Sends one request, with a deadline that covers the body; follows no redirect. */
  readonly fetch: typeof fetch;
  /** Where the service is, if not at the class's own `baseUrl`: a test server, an emulator, a proxy. */
  readonly baseUrl?: string;
}

/** How a host hands an integration its {@link Runtime}; a symbol, so that no author's method clashes with it. */
export const ATTACH = Symbol.for("peregrine.attach");

/** The world as it is. */
export function defaultRuntime(): Runtime {
  return { fetch: guardFetch(globalThis.fetch) };
}
