import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** Where a Chromium or Chrome usually is, by platform. */
const USUAL: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ["chromium", "google-chrome", "chromium-browser", "google-chrome-stable"].map((name) =>
    join("/usr/bin", name),
  ),
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((folder) =>
    process.env[folder] ? [join(process.env[folder], "Google", "Chrome", "Application", "chrome.exe")] : [],
  ),
};

/** The browser to test with: `$CHROMIUM_PATH`, an installed one, or the one Playwright fetched. Undefined without any. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const candidates = [env["CHROMIUM_PATH"], ...(USUAL[process.platform] ?? []), chromium.executablePath()];
  return candidates.find((path) => path !== undefined && path !== "" && existsSync(path));
}
