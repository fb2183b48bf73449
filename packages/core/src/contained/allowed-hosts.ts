import type { Config, Field } from "../field.ts";
import { PeregrineError } from "../errors.ts";

/** Where a contained integration's requests may go. */
export interface AllowedHosts {
  /** Those of its manifest: `"api.acme.com"`, `"*.acmefiles.com"`. Only by https. */
  hosts: readonly string[];
  /** Where the service was moved to, by its user or a test: any http(s) address. */
  baseUrl?: string | undefined;
  fields: readonly Field[];
  /** What the user typed; addresses in it are the user's own choice. */
  values: Config;
}

/** @throws PeregrineError `unsupported` for an address that neither the package's manifest nor the user named */
export function checkHost(label: string, url: URL, { hosts, baseUrl, fields, values }: AllowedHosts): void {
  if (url.protocol === "https:" && hosts.some((host) => matches(url, host.toLowerCase()))) return;
  const typed = fields.flatMap(({ key, type }) => (type === "url" ? [values[key]] : []));
  const origins = [baseUrl, ...typed].map((address) => URL.parse(String(address))?.origin);
  if (url.origin !== "null" && origins.includes(url.origin)) return;
  throw new PeregrineError(
    "unsupported",
    `${label} tried to reach ${url.origin}, which its manifest does not name`,
    {
      hint: "Nothing was sent. If the address is right, its author has to add it to the hosts of the package.",
      mayHaveCommitted: false,
    },
  );
}

function matches(url: URL, pattern: string): boolean {
  const { hostname, host } = url;
  const named = /:\d+$/.test(pattern) ? host : hostname;
  const defaultPort = url.port === "" || named === host;
  return defaultPort && (pattern.startsWith("*.") ? named.endsWith(pattern.slice(1)) : named === pattern);
}
