import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Exchange } from "@peregrine/core/host";
import { startWeb } from "@peregrine/web";
import { lastLines, runTool } from "../run-tool.ts";
import { asMap } from "../verify/packed-package.ts";
import { ScratchHome } from "./scratch-home.ts";
import { watchSource } from "./watch-source.ts";

/** What happened, for an author who looks on. */
export type DevelopmentEvent =
  | { kind: "built"; ms: number }
  /** The last good build goes on being shown. */
  | { kind: "failed"; output: string }
  | { kind: "request"; exchange: Exchange };

export interface DevelopOptions {
  /** The package's folder. Default: `cwd`. */
  dir?: string;
  cwd?: string;
  env?: Readonly<Record<string, string | undefined>>;
  /** Port of the pages on 127.0.0.1. Default: any that is free. */
  port?: number;
  fetch?: typeof fetch;
  onEvent?(event: DevelopmentEvent): void;
}

/** Pages that show the package, until they are closed. */
export interface Development {
  /** The link to open: lets one browser in, once. */
  url: string;
  /** The home in which it is shown; gone after `close()`. */
  home: string;
  /** Ends all of it, and leaves nothing behind. */
  close(): Promise<void>;
}

/**
 * Shows an integration in the real pages while it is written: builds it with its script `build`, puts it into a home of
 * its own, and does so again whenever a file changes. Each test and each sync runs in a new process, and so with the newest build.
 *
 * @throws PeregrineError `not_found` when there is no package in the folder, `conflict` for a port that is taken
 */
export async function developPackage(options: DevelopOptions = {}): Promise<Development> {
  const { cwd = process.cwd(), env = process.env, onEvent = () => undefined } = options;
  const dir = resolve(cwd, options.dir ?? ".");
  const home = await ScratchHome.make(dir);
  const end = new AbortController();
  const cycle = (): Promise<void> => buildAndTake(dir, home, onEvent, end.signal);
  try {
    await cycle();
    const web = await startWeb({
      home: home.dir,
      cwd: home.dir,
      env: { ...env, PEREGRINE_PLUGIN_PATH: undefined },
      containment: "all",
      onExchange: (exchange) => onEvent({ kind: "request", exchange }),
      ...(options.port === undefined ? {} : { port: options.port }),
      ...(options.fetch ? { fetch: options.fetch } : {}),
    });
    const stopWatching = watchSource(dir, cycle);
    const close = async (): Promise<void> => {
      end.abort();
      await Promise.all([stopWatching(), web.close()]);
      await home.remove();
    };
    return { url: web.url, home: home.dir, close };
  } catch (error) {
    await home.remove();
    throw error;
  }
}

async function buildAndTake(
  dir: string,
  home: ScratchHome,
  tell: (event: DevelopmentEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const start = performance.now();
  try {
    const { scripts } = asMap(JSON.parse(await readFile(join(dir, "package.json"), "utf8")));
    if ("build" in asMap(scripts)) {
      const { code, all } = await runTool("npm", ["run", "build"], { cwd: dir, signal });
      if (code !== 0) return tell({ kind: "failed", output: lastLines(all, 30) });
    }
    await home.take();
    tell({ kind: "built", ms: Math.round(performance.now() - start) });
  } catch (error) {
    if (!signal.aborted) tell({ kind: "failed", output: String(Object(error).message) });
  }
}
