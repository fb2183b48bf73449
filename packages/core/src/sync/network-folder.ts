import { statfsSync } from "node:fs";
import { PeregrineError } from "../errors.ts";

/** Magic numbers of file systems whose locks cannot be trusted between machines (linux/magic.h, and statfs(2)). */
const NETWORK_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB"],
  [0x01021997, "9P"],
  [0x5346414f, "AFS"],
  [0x00c36400, "Ceph"],
  [0x0bd00bd0, "Lustre"],
  [0x47504653, "GPFS"],
  [0x013111a8, "GlusterFS"],
]);

/**
 * Refuses a folder on a network file system: two machines could both believe that they hold the lock there, and SQLite's
 * write-ahead log does not work over one (https://www.sqlite.org/wal.html, section 1). Known on Linux only.
 *
 * @throws PeregrineError `unsupported`
 */
export function refuseNetworkFolder(
  path: string,
  typeOf: (path: string) => number = (at) => statfsSync(at).type,
): void {
  const kind = NETWORK_TYPES.get(typeOf(path) >>> 0);
  if (kind === undefined) return;
  throw new PeregrineError(
    "unsupported",
    `${path} is on a network file system (${kind}), where locks cannot be trusted`,
    {
      hint: "Set PEREGRINE_STATE_DIR to a folder on a local disk.",
    },
  );
}
