import { PeregrineError } from "@peregrine/core/host";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { OwnAddress } from "../own-address.ts";
import type { Session } from "../session.ts";

/** Lets through only whoever has the session's cookie. */
export function tokenSession(session: Session, own: OwnAddress): MiddlewareHandler {
  return async (c, next) => {
    if (!hasSession(c, session, own)) {
      throw new PeregrineError("auth", "This browser has not been let in", {
        hint: "Open the link that `peregrine ui` prints; it works once, so start it again if the link was used.",
      });
    }
    await next();
  };
}

export function hasSession(c: Context, session: Session, own: OwnAddress): boolean {
  return session.accepts(getCookie(c, cookieName(own)));
}

/** Gives the session's cookie: for this browser, until it closes, to this site's own requests only, never to scripts. */
export function grantSession(c: Context, own: OwnAddress, cookie: string): void {
  setCookie(c, cookieName(own), cookie, { httpOnly: true, sameSite: "Strict", path: "/" });
}

/** Browsers share cookies between ports: two servers must not overwrite each other's. */
function cookieName({ port }: OwnAddress): string {
  return `peregrine_${port}`;
}
