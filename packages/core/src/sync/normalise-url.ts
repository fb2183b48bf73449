const TRACKING = /^(utm_|ref$|refid$|trk$|trackingid$|gclid$|fbclid$|mc_|source$)/i;

/**
 * An address as it is compared: two that a person would call the same are equal here. Scheme and host in lower case,
 * `http` as `https`, no `www.`, fragment, tracking parameters or slash at the end; parameters sorted. What is no web
 * address (`email://…`) is only trimmed.
 *
 * @example
 * normaliseUrl("http://WWW.Example.com/jobs/1/?utm_source=x#apply"); // "https://example.com/jobs/1"
 */
export function normaliseUrl(address: string): string {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return address.trim();
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  const query = new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString();
  const host = url.host.replace(/^www\./, "");
  return `https://${host}${url.pathname.replace(/\/+$/, "")}${query ? `?${query}` : ""}`;
}
