import { existsSync } from "node:fs";
import { readConnections } from "../../sync/connections.ts";
import { refuseNetworkFolder } from "../../sync/network-folder.ts";
import type { PeregrineContext } from "../context.ts";
import { ok, type Finding } from "./finding.ts";

/** Whether the memory of what was synced can be opened. Makes none. */
export function lookAtMemory({ home: { stateDir } }: PeregrineContext): Finding[] {
  if (!existsSync(stateDir)) return [ok("memory", "Nothing was synced yet")];
  refuseNetworkFolder(stateDir);
  const records = Object.values(readConnections(stateDir)).reduce(
    (sum, connection) => sum + connection.records,
    0,
  );
  return [ok("memory", `${stateDir} knows ${records} records`)];
}
