import { library } from "../../tsup.base.ts";

export default library({
  index: "src/index.ts",
  "server/bin": "src/server/bin.ts",
  "server/start-server": "src/server/start-server.ts",
});
