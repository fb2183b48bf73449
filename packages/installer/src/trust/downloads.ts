import { mapIn } from "../json-map.ts";
import { escaped, type Registry } from "../registry/registry.ts";
import type { DownloadCounters } from "./download-counters.ts";

/** Downloads of the last week; undefined where nobody counts, or the count cannot be had. */
export async function weeklyDownloads(
  registry: Registry,
  packageName: string,
  counters: DownloadCounters,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const counter = counters[registry.of(packageName)];
  if (counter === undefined) return undefined;
  const url = new URL(`downloads/point/last-week/${escaped(packageName)}`, counter);
  try {
    const { downloads } = mapIn({ answer: await registry.json(url.href, packageName, signal) }, "answer");
    return typeof downloads === "number" && Number.isSafeInteger(downloads) ? downloads : undefined;
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
}
