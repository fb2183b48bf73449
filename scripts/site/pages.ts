import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ROOT } from "../packages/published-packages.ts";

/** A page of the site, made from a file of the repository. */
export interface Page {
  /** The file, from the repository's root: `docs/errors.md`. */
  file: string;
  /** Where it stands on the site, without an ending: `errors`. */
  path: string;
  /** Its first heading, as plain text. */
  title: string;
  text: string;
}

const OF_THE_ROOT: Readonly<Record<string, string>> = {
  "README.md": "introduction",
  "ARCHITECTURE.md": "architecture",
  "CONTRIBUTING.md": "contributing",
  "SECURITY.md": "security",
};

/** Every page: those of `docs`, the READMEs of the packages that are published, and those of the root. */
export function pagesOf(root: string = ROOT): Page[] {
  const files = [
    ...Object.keys(OF_THE_ROOT),
    ...globSync("docs/*.md", { cwd: root }).sort(),
    ...globSync("packages/*/README.md", { cwd: root })
      .sort()
      .filter((file) => isPublished(root, file)),
  ].map((file) => file.replaceAll("\\", "/"));
  return files.map((file) => pageOf(root, file));
}

function pageOf(root: string, file: string): Page {
  const text = readFileSync(join(root, file), "utf8");
  const title = /^# (.+)$/m.exec(text)?.[1]?.replaceAll("`", "") ?? basename(file, ".md");
  return { file, path: pathOf(file), title, text };
}

function pathOf(file: string): string {
  const ofTheRoot = OF_THE_ROOT[file];
  if (ofTheRoot) return ofTheRoot;
  if (file.startsWith("docs/")) return basename(file, ".md");
  return `packages/${basename(dirname(file))}`;
}

function isPublished(root: string, readme: string): boolean {
  const json = readFileSync(join(root, dirname(readme), "package.json"), "utf8");
  return !(JSON.parse(json) as { private?: boolean }).private;
}
