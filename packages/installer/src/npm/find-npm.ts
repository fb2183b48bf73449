import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** How npm is started. */
export interface NpmCommand {
  file: string;
  args: readonly string[];
}

const SCRIPT = join("node_modules", "npm", "bin", "npm-cli.js");

/**
 * The user's npm: the first in `PATH`. Windows starts no `.cmd` file without a shell, which would read our arguments
 * anew; there, the script beside it is run.
 *
 * @returns undefined when there is none
 */
export function findNpm(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): NpmCommand | undefined {
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const folder of folders) {
    if (platform !== "win32" && existsSync(join(folder, "npm")))
      return { file: join(folder, "npm"), args: [] };
    const script = join(folder, SCRIPT);
    if (platform === "win32" && existsSync(script)) return { file: process.execPath, args: [script] };
  }
  return undefined;
}
