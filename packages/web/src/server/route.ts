import type { Context } from "hono";
import { z } from "zod";
import { parse, readBody } from "./read-request.ts";
import type { WebContext } from "./web-context.ts";

/** What a request to one route says. */
export interface Call<Query, Body> {
  /** A part of the path: `param("name")` of `/api/integrations/:name`. */
  param(name: string): string;
  query: Query;
  body: Body;
  /** Fires when the caller went away. */
  signal: AbortSignal;
}

/** One route: how it is called, for people and for OpenAPI, and the use case behind it. */
export interface RouteSpec<Query, Body, Answer> {
  method: "get" | "post" | "put";
  path: `/api/${string}`;
  /** Completes "This request …": one plain sentence. */
  summary: string;
  query?: z.ZodType<Query> & z.ZodObject;
  body?: z.ZodType<Body>;
  answer: z.ZodType<Answer>;
  /** 202 for what goes on after the answer. Default 200. */
  status?: 202;
  handle(call: Call<Query, Body>, web: WebContext): Answer | Promise<Answer>;
}

/** A route whose types are its own affair. */
export interface Route extends Omit<RouteSpec<unknown, unknown, unknown>, "handle"> {
  /** The answer's media type. Default `application/json`. */
  mediaType?: string;
  respond(c: Context, web: WebContext): Response | Promise<Response>;
}

const NOTHING = z.object({});

/** A route that answers JSON: parses the request, calls its use case, answers what that says. */
export function route<Query, Body, Answer>(spec: RouteSpec<Query, Body, Answer>): Route {
  const { handle, query, body, status, ...rest } = spec;
  return {
    ...rest,
    ...(query ? { query } : {}),
    ...(body ? { body } : {}),
    ...(status ? { status } : {}),
    async respond(c, web) {
      const call = {
        param: (name: string) => c.req.param(name) ?? "",
        query: parse(query ?? (NOTHING as z.ZodType<Query>), c.req.query()),
        body: parse(body ?? (z.unknown() as z.ZodType<Body>), body ? await readBody(c) : undefined),
        signal: c.req.raw.signal,
      };
      return c.json(await handle(call, web), status ?? 200);
    },
  };
}
