const at = (path: string): string => new URL(`../../packages/${path}`, import.meta.url).href;

/** The module that killed processes load: what is published, not its source. */
export const MY_SERVICE = at("integration-myservice/dist/index.js");

/** The built `@peregrine/testkit`: its child script is built too, and starts fast. */
export const testkit: typeof import("../../packages/testkit/src/index.ts") = await import(
  at("testkit/dist/index.js")
);

/** The built MyService server. */
export const server: typeof import("../../packages/integration-myservice/src/server/start-server.ts") =
  await import(at("integration-myservice/dist/server/start-server.js"));
