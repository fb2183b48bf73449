import type { PeregrineOptions } from "@peregrine/core/host";
import type { Shell } from "./terminal/shell.ts";

/** What the shell says of where to work, in core's words. */
export function peregrineOptions(
  { env, cwd, fetch, hostDir }: Shell,
  home: string | undefined,
): PeregrineOptions {
  return {
    env,
    cwd,
    ...(home === undefined ? {} : { home }),
    ...(hostDir === undefined ? {} : { hostDir }),
    ...(fetch ? { fetch } : {}),
  };
}
