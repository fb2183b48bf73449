import { PeregrineError, type Clock } from "@peregrine/core/host";
import { Hono } from "hono";
import { answerFailure } from "./answer-failure.ts";
import { bodyLimit } from "./middleware/body-limit.ts";
import { csp } from "./middleware/csp.ts";
import { originCheck } from "./middleware/origin-check.ts";
import { rateLimit } from "./middleware/rate-limit.ts";
import { tokenSession } from "./middleware/token-session.ts";
import { openPage } from "./open-page.ts";
import type { OwnAddress } from "./own-address.ts";
import { servePages } from "./pages.ts";
import { apiRoutes } from "./routes/table.ts";
import type { Session } from "./session.ts";
import type { StaticFile } from "./static-files.ts";
import type { WebContext } from "./web-context.ts";

/** What an app is made of. */
export interface AppParts {
  web: WebContext;
  session: Session;
  own: OwnAddress;
  clock: Clock;
  files: ReadonlyMap<string, StaticFile>;
}

/** Everything between a request and its answer. */
export function createApp({ web, session, own, clock, files }: AppParts): Hono {
  const app = new Hono();
  app.onError((error, c) => answerFailure(c, error));
  app.use(csp(), originCheck(own));
  app.get("/open", rateLimit({ perSecond: 2, reserve: 20 }, clock), openPage(session, own));
  app.use("/api/*", tokenSession(session, own));
  app.use("/api/*", rateLimit({ perSecond: 40, reserve: 200 }, clock), bodyLimit());
  for (const { method, path, respond } of apiRoutes()) app[method](path, (c) => respond(c, web));
  app.all("/api/*", () => {
    throw new PeregrineError("not_found", "The API has no such route", {
      hint: "GET /api/openapi.json lists them.",
    });
  });
  app.get("*", servePages(files));
  app.notFound((c) => answerFailure(c, new PeregrineError("not_found", "There is no such page")));
  return app;
}
