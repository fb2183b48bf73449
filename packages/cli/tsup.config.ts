import type { Options } from "tsup";
import { library } from "../../tsup.base.ts";

/**
 * CommonJS files that hold all they need, since these start faster than ES modules. Two builds share one folder, so
 * neither may clean it; `node:` stays, since `node:sqlite` has no other name.
 */
const bundle = {
  clean: false,
  format: "cjs",
  splitting: false,
  removeNodeProtocol: false,
  minify: true,
  noExternal: [/./],
  outExtension: () => ({ js: ".cjs" }),
} satisfies Options;

/** Loads other files where the source imports them; `from` is matched against what it imports. */
function apart(from: RegExp, to: (path: string) => string): NonNullable<Options["esbuildPlugins"]>[number] {
  return {
    name: "apart",
    setup(build) {
      build.onResolve({ filter: from }, ({ path, kind }) =>
        kind === "dynamic-import" ? { path: to(path), external: true } : undefined,
      );
    },
  };
}

const conditions = ["@peregrine/source", "module"];

/** The version, and the choice of the file that does the rest; `require` loads that faster than `import`. */
const entry = library(
  { peregrine: "src/peregrine.ts" },
  {
    ...bundle,
    esbuildOptions(options) {
      options.define = { ...options.define, "import.meta.dirname": "__dirname" };
      options.supported = { "dynamic-import": false };
    },
    esbuildPlugins: [apart(/^\.\/(?:list|main)\.ts$/, (path) => path.replace(/ts$/, "cjs"))],
  },
);

/** A listing runs no integration, and most can do without the YAML parser, which is a file of its own. */
const listing = library(
  { list: "src/list.ts", yaml: "src/yaml.ts" },
  {
    ...bundle,
    esbuildOptions(options) {
      options.conditions = conditions;
      options.supported = { "dynamic-import": false };
      // What would ask where it is runs integrations, and is left out here.
      options.logOverride = { "empty-import-meta": "silent" };
    },
    esbuildPlugins: [apart(/^yaml$/, () => "./yaml.cjs")],
  },
);

/** All else. `import()` stays what it is: integrations are ES modules. */
const rest = library(
  { main: "src/main.ts" },
  {
    ...bundle,
    esbuildOptions(options) {
      options.conditions = conditions;
      // Core finds the script of contained integrations from where it is, which is here.
      options.define = { ...options.define, "import.meta.url": "importMetaUrl" };
      options.banner = {
        js: '"use strict";const importMetaUrl=require("node:url").pathToFileURL(__filename).href;',
      };
    },
    // The pages, and what installs, are packages of their own, loaded by the few commands that need them.
    esbuildPlugins: [apart(/^@peregrine\/(?:installer|web|workbench)$/, (path) => path)],
  },
);

export default [entry, listing, rest];
