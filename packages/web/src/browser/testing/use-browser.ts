import { rmSync } from "node:fs";
import { startServer, type RunningServer } from "@peregrine/integration-myservice/server";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished, vi } from "vitest";
import { startWeb } from "../../server/start-web.ts";
import type { TestHome } from "../../server/testing/test-home.ts";
import type { WebOptions } from "../../server/web-options.ts";
import { buildPages } from "./build-pages.ts";
import { Gate } from "./gate.ts";
import { launchBrowser, type LaunchedBrowser } from "./launch.ts";

/** A page of a home, with the service that its integration writes to. */
export interface OpenedPage {
  page: Page;
  service: RunningServer;
  /** Between the two. */
  gate: Gate;
  /** Where the pages are: `"http://127.0.0.1:51234"`. */
  origin: string;
  /** Ends the server of the pages. */
  stop: () => Promise<void>;
}

/** A browser for the tests of a file. It opens a home as `peregrine ui` does: by its link. */
export function useBrowser(): (home: TestHome, options?: WebOptions) => Promise<OpenedPage> {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
  let browser: LaunchedBrowser;
  let clientDir: string;
  beforeAll(async () => {
    [browser, clientDir] = await Promise.all([launchBrowser(), buildPages()]);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(clientDir, { recursive: true, force: true });
  });
  return async (home, options = {}) => {
    const service = await startServer();
    const gate = new Gate();
    const baseUrls = { acme: service.url };
    const patience = { stopMs: 200, endMs: 100 };
    const web = await startWeb({
      home: home.dir,
      env: {},
      baseUrls,
      clientDir,
      patience,
      fetch: gate.fetch,
      ...options,
    });
    const page = await browser.context.newPage();
    const troubles = troublesOf(page);
    page.setDefaultTimeout(20_000);
    onTestFinished(async () => {
      gate.open();
      await page.close();
      await web.close();
      await service.close();
      if (troubles.length > 0) throw new Error(`The browser complained:\n${troubles.join("\n")}`);
    });
    await page.setViewportSize({ width: 1200, height: 900 });
    await page.goto(web.url);
    return { page, service, gate, origin: new URL(web.url).origin, stop: () => web.close() };
  };
}

/** Errors and violations of the content security policy; the browser tells both on its console, and ends of servers too. */
function troublesOf(page: Page): string[] {
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    const isExpected = message.text().includes("ERR_CONNECTION_REFUSED");
    if (["error", "warning"].includes(message.type()) && !isExpected) troubles.push(message.text());
  });
  return troubles;
}
