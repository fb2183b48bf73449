/** Where the built packages are. What is measured is what is published. */
export const BUILT = {
  core: new URL("../packages/core/dist/index.js", import.meta.url).href,
  host: new URL("../packages/core/dist/host.js", import.meta.url).href,
  myservice: new URL("../packages/integration-myservice/", import.meta.url).href,
} as const;

/** The built `@peregrine/core/host`. */
export async function builtHost(): Promise<typeof import("../packages/core/src/host.ts")> {
  return import(BUILT.host);
}
