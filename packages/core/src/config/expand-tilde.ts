import { join } from "node:path";

/** A leading `~` or `~/` as the user's own folder: shells expand it, environment files and `--home=~/x` do not. */
export function expandTilde(path: string, userHome: string): string {
  if (path === "~") return userHome;
  return /^~[/\\]/.test(path) ? join(userHome, path.slice(2)) : path;
}
