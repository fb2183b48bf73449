import { existsSync } from "node:fs";
import { HomeConfig } from "../../config/home-config.ts";
import { readConnections } from "../../sync/connections.ts";
import { refuseNetworkFolder } from "../../sync/network-folder.ts";
import type { PeregrineContext } from "../context.ts";
import { ok, type Finding } from "./finding.ts";

/** Whether the memory of what was synced can be opened, and what a connection's first sync will do. Makes none. */
export function lookAtMemory({ home: { stateDir, configDirs } }: PeregrineContext): Finding[] {
  const known = existsSync(stateDir) ? readConnections(refusedOnNetwork(stateDir)) : {};
  const records = Object.values(known).reduce((sum, connection) => sum + connection.records, 0);
  const memory = existsSync(stateDir) ? `${stateDir} knows ${records} records` : "Nothing was synced yet";
  const unsynced = new HomeConfig(configDirs).list().filter((name) => !known[name]?.records);
  return [ok("memory", memory), ...unsynced.map(firstSync)];
}

function refusedOnNetwork(stateDir: string): string {
  refuseNetworkFolder(stateDir);
  return stateDir;
}

function firstSync(name: string): Finding {
  return {
    level: "note",
    topic: name,
    message:
      "Never synced from here: the first sync takes over the records that are there already, and makes only what is missing",
    hint: `See it first, field by field: peregrine sync ${name} --dry-run`,
  };
}
