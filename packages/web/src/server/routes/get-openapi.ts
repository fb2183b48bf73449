import { describeApi } from "../openapi.ts";
import type { Route } from "../route.ts";
import { z } from "zod";

/** The description of these routes and of itself. */
export function getOpenapi(routes: readonly Route[]): Route {
  const own: Route = {
    method: "get",
    path: "/api/openapi.json",
    summary: "This description",
    answer: z.looseObject({ openapi: z.string() }),
    respond: (c, { version }) => c.json(describeApi([...routes, own], version)),
  };
  return own;
}
