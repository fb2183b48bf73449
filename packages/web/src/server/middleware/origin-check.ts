import { PeregrineError } from "@peregrine/core/host";
import type { MiddlewareHandler } from "hono";
import type { OwnAddress } from "../own-address.ts";

/**
 * Refuses what another site's page sends: under a name that was rebound to this machine (`Host`), from its own origin
 * (`Origin`), or, where browsers send no `Origin`, as `Sec-Fetch-Site` tells: event streams are such requests.
 * Following a link to a page is no harm.
 */
export function originCheck(own: OwnAddress): MiddlewareHandler {
  return async (c, next) => {
    if (!own.isHost(c.req.header("host")))
      throw refused("This server answers only requests that are sent to its own address");
    const origin = c.req.header("origin");
    if (origin !== undefined && !own.isOrigin(origin)) throw refused("Another site sent this request");
    const site = c.req.header("sec-fetch-site") ?? "none";
    if (c.req.path.startsWith("/api/") && site !== "none" && site !== "same-origin")
      throw refused("Another site sent this request");
    await next();
  };
}

function refused(message: string): PeregrineError {
  return new PeregrineError("permission", message, { hint: "Open the link that `peregrine ui` prints." });
}
