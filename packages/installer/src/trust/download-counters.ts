/** Where registries count downloads, by the registry: `{ "https://registry.example/": "https://counts.example/" }`. */
export type DownloadCounters = Readonly<Record<string, string>>;

/** Only npm's own registry is known to count. */
export const DOWNLOAD_COUNTERS: DownloadCounters = {
  "https://registry.npmjs.org/": "https://api.npmjs.org/",
};
