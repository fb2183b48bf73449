import type { Options } from "tsup";
import { library } from "../../tsup.base.ts";

/** The file that an old Node.js can load asks which one it is, and only then loads the other. */
const startApart: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "start-apart",
  setup(build) {
    build.onResolve({ filter: /^\.\/start\.ts$/ }, () => ({ path: "./start.js", external: true }));
  },
};

/** What a name may be is core's to say; it is taken in, so that nothing else need be downloaded. */
export default library(
  { bin: "src/bin.ts", start: "src/start.ts" },
  {
    splitting: false,
    noExternal: [/^@peregrine\//],
    esbuildOptions(options) {
      options.conditions = ["@peregrine/source", "module"];
    },
    esbuildPlugins: [startApart],
  },
);
