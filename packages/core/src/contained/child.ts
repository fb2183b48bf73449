import net from "node:net";
import { messageOf } from "../discovery/problem.ts";
import { Channel } from "./channel.ts";
import { childFetch } from "./child-fetch.ts";
import { fix, refuseBuiltins } from "./refuse-builtins.ts";
import { serve, type Host } from "./serve.ts";

/** The process that one integration runs in. It talks to its host through file descriptor 3, and ends with it. */
const HOST = 3;

// Ctrl-C is sent to every process of a terminal: what follows from it is the host's to say.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

const { exit } = process;
const stream = new net.Socket({ fd: HOST, readable: true, writable: true });
for (const end of ["error", "close"]) stream.on(end, () => exit());

const host: Host = {
  fetch: childFetch((parcel, signal) => channel.call("fetch", parcel, signal)),
  warn: (message) => tell("warn", message),
};
const channel = new Channel(stream, serve(host), () => exit());

process.on("uncaughtExceptionMonitor", (error) => tell("crash", messageOf(error)));
fix(globalThis, "fetch", host.fetch);
refuseBuiltins();

function tell(method: string, value: string): void {
  channel.call(method, { value }).catch(() => undefined);
}
