import type { Context } from "hono";
import { grantSession, hasSession } from "./middleware/token-session.ts";
import type { OwnAddress } from "./own-address.ts";
import type { Session } from "./session.ts";

/** Where the link leads: its token becomes a cookie and leaves the address bar. A browser that is in already just goes on. */
export function openPage(session: Session, own: OwnAddress) {
  return (c: Context): Response => {
    const cookie = session.exchange(c.req.query("token") ?? "");
    if (cookie !== undefined) grantSession(c, own, cookie);
    else if (!hasSession(c, session, own)) return c.text(USED, 401);
    return c.redirect("/", 303);
  };
}

const USED = `This link does not work, or not any more: it opens one browser, once.

Stop the server in your terminal (Ctrl-C), start it again with "peregrine ui", and open the new link.
`;
