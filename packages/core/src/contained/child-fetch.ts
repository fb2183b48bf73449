import type { Parcel } from "./channel.ts";
import { packRequest, unpackResponse } from "./fetch-parcels.ts";

/** The only way out of a contained process: a `fetch` whose requests the host sends, if it allows them. */
export function childFetch(
  ask: (parcel: Parcel, signal: AbortSignal) => Promise<Required<Parcel>>,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const parcel = await packRequest(request);
    try {
      return unpackResponse(await ask(parcel, signal));
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  };
}
