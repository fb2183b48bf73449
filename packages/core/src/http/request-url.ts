import { PeregrineError } from "../errors.ts";

/** Query parameters; a list is sent as one parameter several times, undefined not at all. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/**
 * The address of a request: the base, the path below it, the query.
 *
 * @throws PeregrineError `unsupported` when the path leads to another origin: the credentials must not follow it there
 *
 * @example
 * requestUrl("https://api.example.com/x/", "v1/ping", { q: "a b" }).href; // "https://api.example.com/x/v1/ping?q=a+b"
 */
export function requestUrl(baseUrl: string, path: string, query: Query = {}): URL {
  const base = new URL(baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`);
  const url = new URL(path.replace(/^\/+/, ""), base);
  if (url.origin !== base.origin) {
    throw new PeregrineError(
      "unsupported",
      `A request to ${url.host} was refused: this integration talks to ${base.host}`,
    );
  }
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one));
  }
  return url;
}
