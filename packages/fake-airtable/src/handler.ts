import type { World } from "./state.ts";

/** What a handler works with: one call, and the world it acts on. */
export interface Exchange {
  readonly world: World;
  readonly query: URLSearchParams;
  /** The body's JSON. @throws UnreadableBody */
  body(): unknown;
}

/** Answers a call; the strings are what its path names. */
export type Handler = (exchange: Exchange, path: readonly string[]) => unknown;
