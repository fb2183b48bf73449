import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findChromium } from "../packages/web/src/browser/testing/find-chromium.ts";

/** Runs a command that tells its progress. Answers whether it went well. */
function run(file: string, args: readonly string[]): boolean {
  return spawnSync(file, args, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}

/** How commands are run as root here; undefined when they cannot be. */
function asRoot(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : undefined;
}

/** Debian's own package brings the libraries a browser needs, which a bare download does not. */
function installByApt(): boolean {
  const root = asRoot();
  if (!existsSync("/usr/bin/apt-get") || !root) return false;
  const apt = (...args: string[]) => {
    const [file = "apt-get", ...rest] = [...root, "apt-get", ...args];
    return run(file, rest);
  };
  return apt("update") && apt("install", "-y", "--no-install-recommends", "chromium");
}

function installByPlaywright(): boolean {
  const require = createRequire(new URL("../packages/web/package.json", import.meta.url));
  const cli = join(dirname(require.resolve("playwright-core/package.json")), "cli.js");
  return run(process.execPath, [cli, "install", "chromium"]);
}

const found = findChromium() ?? (installByApt() || installByPlaywright() ? findChromium() : undefined);
if (found) console.log(`Browser for the tests: ${found}`);
else console.log("No browser for the tests: install Chromium, or set CHROMIUM_PATH to one");
process.exitCode = found ? 0 : 1;
