import module from "node:module";
import net from "node:net";

/** Node's modules that compute, and those whose reach the permission model limits. All others are refused. */
const ALLOWED: ReadonlySet<string> = new Set([
  "assert",
  "assert/strict",
  "async_hooks",
  "buffer",
  "console",
  "constants",
  "crypto",
  "diagnostics_channel",
  "events",
  "fs",
  "fs/promises",
  "module",
  "os",
  "path",
  "path/posix",
  "path/win32",
  "perf_hooks",
  "process",
  "punycode",
  "querystring",
  "stream",
  "stream/consumers",
  "stream/promises",
  "stream/web",
  "string_decoder",
  "timers",
  "timers/promises",
  "url",
  "util",
  "util/types",
  "zlib",
]);

/** What reaches out of the process without a module. */
const REACHING = [
  "_debugEnd",
  "_debugProcess",
  "_getActiveHandles",
  "_getActiveRequests",
  "_kill",
  "_linkedBinding",
  "binding",
  "dlopen",
  "execve",
  "kill",
];

/** Globals that open a connection by themselves. */
const CONNECTING = ["EventSource", "WebSocket", "WebSocketStream"];

/**
 * Takes from this process what could reach the network, other processes or the user, for whoever is loaded from now on:
 * by `import`, `require`, `process` or a global. A seat belt for code that means well: it cannot hold code that is
 * written to break out.
 */
export function refuseBuiltins(): void {
  module.registerHooks({ resolve });
  // A hook that is registered later is asked first, and could answer in the place of ours.
  fix(module, "registerHooks", refusal("module.registerHooks"));
  fix(module, "register", refusal("module.register"));
  module.syncBuiltinESMExports();
  fix(net.Socket.prototype, "connect", refusal("net"));
  fix(net.Server.prototype, "listen", refusal("net"));
  const { getBuiltinModule } = process;
  fix(process, "getBuiltinModule", (id: string) => {
    checkAllowed(id);
    return getBuiltinModule(id);
  });
  for (const name of REACHING) fix(process, name, refusal(`process.${name}`));
  for (const name of CONNECTING) fix(globalThis, name, undefined);
}

function resolve(
  specifier: string,
  context: module.ResolveHookContext,
  next: Parameters<module.ResolveHookSync>[2],
): module.ResolveFnOutput {
  if (module.isBuiltin(specifier)) checkAllowed(specifier);
  return next(specifier, context);
}

/** Sets a property for good. */
export function fix(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: false, configurable: false });
}

function checkAllowed(specifier: string): void {
  const name = specifier.replace(/^node:/, "");
  if (!ALLOWED.has(name)) refusal(name)();
}

function refusal(what: string): () => never {
  return () => {
    throw Object.assign(new Error(`use of ${what}`), { code: "ERR_ACCESS_DENIED" });
  };
}
