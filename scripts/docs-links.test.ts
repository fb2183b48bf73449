import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const REPOSITORY =
  /^https:\/\/github\.com\/peregrine-integrations\/peregrine-integrations\/(?:blob|tree)\/main\//;
const pages = globSync(["*.md", "docs/*.md", "packages/*/*.md"], { cwd: ROOT });

/** Where the links of a page lead that lead into this repository: a path from its root, and an anchor if there is one. */
function linksOf(page: string): { path: string; anchor: string | undefined }[] {
  const text = readFileSync(join(ROOT, page), "utf8").replaceAll(/^```[\s\S]*?^```/gm, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) => {
    const [address = "", anchor] = link.split("#");
    if (REPOSITORY.test(address)) return [{ path: address.replace(REPOSITORY, ""), anchor }];
    if (/^[a-z]+:/.test(address)) return [];
    return [{ path: address === "" ? page : join(dirname(page), address), anchor }];
  });
}

/** Headings as GitHub turns them into anchors. */
function anchorsOf(page: string): string[] {
  const headings = readFileSync(join(ROOT, page), "utf8").matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

it.each(pages)("the links in %s lead somewhere", (page) => {
  const broken = linksOf(page).filter(
    ({ path, anchor }) =>
      !existsSync(join(ROOT, path)) || (anchor !== undefined && !anchorsOf(path).includes(anchor)),
  );
  expect(broken).toEqual([]);
});
