import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { pnpmCommand } from "./packages/pack-all.ts";
import { ROOT } from "./packages/published-packages.ts";
import { apiEntries } from "./site/api-entries.ts";
import { pagesOf } from "./site/pages.ts";
import { rewriteLinks } from "./site/rewrite-links.ts";
import { sidebarOf } from "./site/sidebar.ts";

/**
 * Builds the site from `docs`, the READMEs and the docstrings, to `site/.vitepress/dist`; with `--dev`, serves it instead. A link
 * that leads nowhere fails the build.
 */
const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
const site = join(ROOT, "site");
const folder = join(site, "pages");

const broken = writePages();
for (const line of broken) console.error(`✗ ${line}`);
if (broken.length > 0) process.exit(1);
const [pnpm, ...before] = pnpmCommand();
run(pnpm, [...before, "install", "--frozen-lockfile", "--prefer-offline", "--silent"]);
run(process.execPath, ["api.js", JSON.stringify(apiEntries())]);
run(join(site, "node_modules/.bin/vitepress"), [values.dev ? "dev" : "build"]);

/** Writes every page as the site shows it. @returns the links that lead nowhere, one line each */
function writePages(): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  cpSync(join(site, "home.md"), join(folder, "index.md"));
  const pages = pagesOf();
  writeFileSync(join(folder, "sidebar.json"), JSON.stringify(sidebarOf(pages, apiEntries())));
  return pages.flatMap((page) => {
    const { text, pictures, broken } = rewriteLinks(page, pages, (file) => join(ROOT, file));
    const path = join(folder, `${page.path}.md`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    for (const picture of pictures) cpSync(join(ROOT, picture), join(folder, "public", picture));
    return broken.map((link) => `${page.file} links to ${link}: nothing is there`);
  });
}

/** Runs a command of the site's own tools, and ends with it if it fails. */
function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, {
    cwd: site,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
