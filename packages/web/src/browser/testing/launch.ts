import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";
import { findChromium } from "./find-chromium.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser with a user of its own, who leaves nothing behind. */
export interface LaunchedBrowser {
  context: BrowserContext;
  close: () => Promise<void>;
}

/** Starts a headless Chromium. @throws Error when there is none */
export async function launchBrowser(): Promise<LaunchedBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium was found; node scripts/ensure-browser.ts installs one");
  const user = mkdtempSync(join(tmpdir(), "peregrine-browser-"));
  const context = await chromium.launchPersistentContext(user, {
    executablePath,
    args: FLAGS,
    locale: "en-GB",
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(user, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
