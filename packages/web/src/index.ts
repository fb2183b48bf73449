export { startWeb } from "./server/start-web.ts";
export type { RunningWeb, WebOptions } from "./server/web-options.ts";
export type * from "./api-types.ts";
