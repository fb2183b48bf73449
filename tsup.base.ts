import { defineConfig, type Options } from "tsup";

/**
 * The one build recipe: ES modules for the Node versions we support; declarations come from `tsc`, which tsup cannot drive at
 * version 7. `node:` stays, since `node:sqlite` has no other name.
 */
export function library(entry: Record<string, string>, options: Options = {}) {
  return defineConfig({
    entry,
    format: "esm",
    target: "node22.18",
    platform: "node",
    dts: false,
    clean: true,
    splitting: true,
    sourcemap: false,
    removeNodeProtocol: false,
    ...options,
  });
}
