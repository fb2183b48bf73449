import { writeFileSync } from "node:fs";
import { cliPage } from "../src/cli-page.ts";
import { COMMANDS } from "../src/commands/table.ts";

writeFileSync(new URL("../../../docs/cli.md", import.meta.url), cliPage(COMMANDS));
