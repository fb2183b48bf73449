import { PeregrineError } from "@peregrine/core/host";
import type { Context } from "hono";
import type { StaticFile } from "./static-files.ts";

const FOR_EVER = "public, max-age=31536000, immutable";

/** Answers a file of the pages, or the page itself: its routes are its own. They hold nothing private, and need no cookie. */
export function servePages(files: ReadonlyMap<string, StaticFile>) {
  return (c: Context): Response => {
    const { path } = c.req;
    const isFile = /\.\w+$/.test(path);
    const file = files.get(path) ?? (isFile ? undefined : files.get("/index.html"));
    if (file) {
      c.header("Content-Type", file.type);
      if (file.immutable) c.header("Cache-Control", FOR_EVER);
      return c.body(file.content);
    }
    if (isFile || files.size > 0) throw new PeregrineError("not_found", "There is no such page");
    throw new PeregrineError("unavailable", "The pages have not been built", {
      hint: "In a checkout of the source, run `pnpm build`. The API works without them.",
    });
  };
}
