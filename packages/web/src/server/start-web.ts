import { existsSync } from "node:fs";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { createPeregrine, systemClock } from "@peregrine/core/host";
import packageJson from "../../package.json" with { type: "json" };
import { Activities } from "./activities/activities.ts";
import { createApp } from "./create-app.ts";
import { closeServer, listen } from "./listen.ts";
import { OwnAddress } from "./own-address.ts";
import { Session } from "./session.ts";
import { readStaticFiles } from "./static-files.ts";
import { surviveStrayErrors } from "./stray-errors.ts";
import type { WebContext } from "./web-context.ts";
import type { RunningWeb, WebOptions } from "./web-options.ts";

/**
 * Serves the pages and the API of a home on this machine, for whoever opens the link first.
 *
 * @throws PeregrineError `conflict` for a port that is taken, and whatever `createPeregrine` throws
 *
 * @example
 * const web = await startWeb({ home: "/srv/peregrine" });
 * console.log(`Open ${web.url}`);
 * process.once("SIGINT", () => void web.close());
 */
export async function startWeb(options: WebOptions = {}): Promise<RunningWeb> {
  const { clock = systemClock, patience = { stopMs: 5000, endMs: 3000 } } = options;
  const own = new OwnAddress();
  const session = new Session();
  const activities = new Activities(clock, patience);
  // A home that cannot be used is told now, not at the first request.
  createPeregrine(options);
  const web: WebContext = {
    // Anew for each request: a database or a config that came since is found.
    get peregrine() {
      return createPeregrine(options);
    },
    activities,
    installer: async () => (await import("@peregrine/installer")).createInstaller(options),
    version: packageJson.version,
    checkDeadlineMs: options.checkDeadlineMs ?? 45_000,
  };
  const files = readStaticFiles(options.clientDir ?? clientDir());
  const app = createApp({ web, session, own, clock, files });
  const { server, port } = await listen(getRequestListener(app.fetch), options.port ?? 0);
  own.port = port;
  const url = `${own.url}/open?token=${session.token}`;
  const letErrorsKill = surviveStrayErrors(options.onNote ?? (() => undefined));
  const close = once(async () => {
    await activities.close();
    await closeServer(server);
    letErrorsKill();
  });
  options.signal?.addEventListener("abort", () => void close(), { once: true });
  return { url, close };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

/** Beside the built server; from the source, where the build puts them. */
function clientDir(): string {
  const built = join(import.meta.dirname, "client");
  return existsSync(join(built, "index.html")) ? built : join(import.meta.dirname, "../../dist/client");
}
