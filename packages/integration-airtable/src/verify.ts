import { PeregrineError } from "@peregrine/core";
import { quoted } from "@peregrine/core/table";
import type { AirtableApi } from "./airtable-api.ts";
import { openPlace, type Settings } from "./table.ts";

/** What a person may be in a base without being let to write. */
const READERS = new Set(["none", "read", "comment"]);

/**
 * Proves a connection step by step, so that each mistake has its own answer: the token, the base and the table, its columns,
 * the right to read rows, and whether the token's user may write to the base. Nothing is written. Whether the token has the
 * scope data.records:write, Airtable tells only at a write.
 *
 * @returns what we write to
 */
export async function verifyConnection(
  api: AirtableApi,
  settings: Settings,
  signal: AbortSignal,
): Promise<{ account: string }> {
  await api.whoami(signal);
  const ctx = { signal, readOnly: true, warn: () => {} };
  const { place, hasRead } = await openPlace(api, settings, ctx);
  if (!hasRead) await api.list(place, { pageSize: 1, maxRecords: 1 }, signal);
  const base = await api.base(place.baseId, signal);
  if (base && READERS.has(base.permissionLevel))
    throw new PeregrineError("permission", "You may read the base, and not write to it", {
      field: "base_id",
      hint: "Ask the base's owner to make you an Editor of it, or connect a base of your own.",
    });
  return { account: `table ${quoted([place.table.name])}${base ? ` in ${quoted([base.name])}` : ""}` };
}
