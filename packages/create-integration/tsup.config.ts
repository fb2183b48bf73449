import { library } from "../../tsup.base.ts";

/** What a name may be is core's to say; it is taken into the one file, so that nothing else need be downloaded. */
export default library(
  { bin: "src/bin.ts" },
  {
    splitting: false,
    noExternal: [/^@peregrine\//],
    esbuildOptions(options) {
      options.conditions = ["@peregrine/source", "module"];
    },
  },
);
