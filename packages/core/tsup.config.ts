import { library } from "../../tsup.base.ts";

export default library({
  index: "src/index.ts",
  host: "src/host.ts",
  table: "src/table.ts",
  "manifest-bin": "src/discovery/manifest-bin.ts",
  "contained-child": "src/contained/child.ts",
});
