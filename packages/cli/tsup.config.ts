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

/** The version, and the choice of the file that does the rest; `require` loads that faster than `import`. */
const entry = library(
  { peregrine: "src/peregrine.ts" },
  {
    ...bundle,
    esbuildOptions(options) {
      options.define = { ...options.define, "import.meta.dirname": "__dirname" };
      options.supported = { "dynamic-import": false };
    },
    esbuildPlugins: [
      {
        name: "parts",
        setup(build) {
          build.onResolve({ filter: /^\.\/(?:list|main)\.ts$/ }, ({ path }) => ({
            path: path.replace(/ts$/, "cjs"),
            external: true,
          }));
        },
      },
    ],
  },
);

/** The parts. `import()` stays what it is in them: integrations are ES modules. */
const parts = library(
  { list: "src/list.ts", main: "src/main.ts" },
  {
    ...bundle,
    esbuildOptions(options) {
      options.conditions = ["@peregrine/source", "module"];
    },
  },
);

export default [entry, parts];
