import { library } from "../../tsup.base.ts";

/** Vite has built the pages into `dist/client` before: they stay. */
export default library({ index: "src/index.ts" }, { clean: ["!client/**"] });
