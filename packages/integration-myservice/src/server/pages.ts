import type { IncomingMessage, ServerResponse } from "node:http";
import { notAllowed, notFound, refuse, send } from "./answer.ts";
import type { LiveEvents, Snapshot } from "./live-events.ts";
import { LivePage } from "./live-page.ts";
import { PAGE_CSS } from "./page-css.ts";
import { PAGE_HTML } from "./page-html.ts";

/** Everything comes from here, nothing is written in the page itself: a hostile title has nothing to run with. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ASSETS: Readonly<Record<string, { type: string; text: string }>> = {
  "/": { type: "text/html", text: PAGE_HTML },
  "/page.css": { type: "text/css", text: PAGE_CSS },
  // The page's class is written in TypeScript beside the server and sent as its own source text.
  "/page.js": { type: "text/javascript", text: `new (${LivePage})(document, new EventSource("/events"));\n` },
};

const NOT_OURS = refuse(403, {
  error: "wrong_host",
  message: "This page answers at its loopback address only",
});

/** Serves the page that shows records arriving. */
export function createPages(events: LiveEvents, snapshot: () => Snapshot) {
  return (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const asset = Object.hasOwn(ASSETS, path) ? ASSETS[path] : undefined;
    if (!asset && path !== "/events") return send(response, notFound("There is nothing at this address"));
    if (request.method !== "GET") return send(response, notAllowed(["GET"]));
    if (!isLoopback(request.headers.host)) return send(response, NOT_OURS);
    if (!asset) return events.connect(response, snapshot());
    response.writeHead(200, {
      "content-type": `${asset.type}; charset=utf-8`,
      "content-length": Buffer.byteLength(asset.text),
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    });
    response.end(asset.text);
  };
}

/** A name that a stranger made point at this machine must not read the records through a browser (DNS rebinding). */
function isLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(host);
}
