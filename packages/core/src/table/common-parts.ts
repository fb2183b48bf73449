import { normaliseUrl } from "../sync/normalise-url.ts";

/**
 * What every spelling of a link has in common, stretch by stretch: for a service that compares text as it stands, escapes
 * and all. A cell that holds all of them may hold the link, and {@link sameLink} tells.
 *
 * @example
 * commonParts("http://www.example.com/jobs/1/?b=2&utm_source=x"); // ["example.com/jobs/1", "b=2"]
 */
export function commonParts(link: string): string[] {
  const url = URL.parse(normaliseUrl(link));
  if (url?.protocol !== "https:") return [link.trim()];
  const parts = [url.host + url.pathname.replace(/\/$/, ""), ...url.search.slice(1).split("&")];
  return parts.map(longestPlain).filter(Boolean);
}

/** The longest stretch that needs no escape. */
function longestPlain(text: string): string {
  const stretches = text.split(/%[0-9a-f]{2}|[^\w.~/=:-]/i);
  return stretches.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}
