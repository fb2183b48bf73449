import { library } from "../../tsup.base.ts";

/**
 * One CommonJS file a part, since these start faster than ES modules, with everything bundled in. `peregrine.cjs` holds
 * the version and decides which of the others is loaded.
 */
export default library(
  { peregrine: "src/peregrine.ts", list: "src/list.ts", main: "src/main.ts" },
  {
    format: "cjs",
    splitting: false,
    minify: true,
    noExternal: [/./],
    outExtension: () => ({ js: ".cjs" }),
    esbuildOptions(options) {
      options.conditions = ["@peregrine/source", "module"];
      options.define = { ...options.define, "import.meta.dirname": "__dirname" };
    },
    esbuildPlugins: [
      {
        name: "parts",
        setup(build) {
          build.onResolve({ filter: /^\.\/(?:list|main)\.ts$/ }, ({ path, kind }) =>
            kind === "dynamic-import" ? { path: path.replace(/ts$/, "cjs"), external: true } : undefined,
          );
        },
      },
    ],
  },
);
