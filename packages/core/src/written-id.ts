import type { ItemResult } from "./destination.ts";
import { PeregrineError, toError } from "./errors.ts";

/**
 * The id of the one record that a batch of one wrote: what `create` answers where a destination writes through `batch`.
 *
 * @throws PeregrineError the item's failure
 *
 * @example
 * create: async (record, { key, signal }) => writtenId(await this.batch.upsert([{ key, record }], { signal })),
 */
export function writtenId([result]: readonly ItemResult[]): string {
  if (result === undefined) throw new PeregrineError("unknown", "Nothing was written");
  if ("id" in result) return result.id;
  throw toError(result.failure);
}
