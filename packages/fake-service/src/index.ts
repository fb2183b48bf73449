export { ask, type Asked } from "./ask.ts";
export type { Answer, Call, LoggedCall } from "./call.ts";
export { FakeServer, type FakeServerOptions } from "./fake-server.ts";
export { FixedWindow } from "./fixed-window.ts";
export { findRoute, type Route } from "./routes.ts";
export { TokenBucket } from "./token-bucket.ts";
export { UnreadableBody } from "./unreadable-body.ts";
