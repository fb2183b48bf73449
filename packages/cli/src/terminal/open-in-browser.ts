import { spawn } from "node:child_process";

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
  linux: ["xdg-open"],
};

/** Hands the link to the desktop's own opener; where there is none, the printed link has to do. */
export function openInBrowser(url: string): boolean {
  const [command, ...before] = OPENERS[process.platform] ?? [];
  if (command === undefined) return false;
  const child = spawn(command, [...before, url], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
  return true;
}
