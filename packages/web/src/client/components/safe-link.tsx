import type { ComponentChildren } from "preact";
import { text } from "../text.ts";

/** A link out, given by a plugin or a service: http(s) only, anything else is not shown. */
export function SafeLink({ href, children }: { href: string; children: ComponentChildren }) {
  if (!isWebAddress(href)) return null;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="heard"> {text.newTab}</span>
    </a>
  );
}

function isWebAddress(href: string): boolean {
  const url = URL.parse(href);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}
