import { existsSync } from "node:fs";
import { posix } from "node:path";
import type { Page } from "./pages.ts";

/** Where the repository is read by people. */
export const REPOSITORY = "https://github.com/peregrine-integrations/peregrine-integrations";

const OURS = new RegExp(`^${REPOSITORY}/(?:blob|tree)/main/`);
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp)$/;

/** A page as the site shows it, and the pictures it needs. */
export interface Rewritten {
  text: string;
  /** Files of the repository. */
  pictures: string[];
  /** Links into the repository that lead nowhere, as they stand there. */
  broken: string[];
}

/**
 * Makes the links of a page lead where they lead on GitHub: to pages of the site where there is one, else to the file in the
 * repository. Links in code are none.
 *
 * @param at - makes a path of a file of the repository absolute
 */
export function rewriteLinks(page: Page, pages: readonly Page[], at: (file: string) => string): Rewritten {
  const pictures: string[] = [];
  const broken: string[] = [];
  const link = (address: string): string => {
    const [target = "", anchor] = address.split("#");
    const hash = anchor === undefined ? "" : `#${anchor}`;
    const file = fileOf(target, page);
    if (file === undefined) return address;
    const there = pages.find((one) => one.file === file || one.file === `${file}/README.md`);
    if (there) return `/${there.path}${hash}`;
    if (!existsSync(at(file))) broken.push(address);
    if (!PICTURE.test(file)) return `${REPOSITORY}/blob/main/${file}${hash}`;
    pictures.push(file);
    return `/${file}`;
  };
  const text = outsideCode(page.text, (words) =>
    words.replaceAll(/\]\(([^)\s]+)\)/g, (_whole, address: string) => `](${link(address)})`),
  );
  return { text, pictures, broken };
}

/** The file of this repository that a link leads to, if it leads into it. */
function fileOf(target: string, page: Page): string | undefined {
  if (OURS.test(target)) return target.replace(OURS, "").replace(/\/$/, "");
  if (target === "" || /^[a-z]+:/.test(target)) return undefined;
  return posix.join(posix.dirname(page.file), target).replace(/\/$/, "");
}

function outsideCode(text: string, change: (words: string) => string): string {
  return text
    .split(/(^```[\s\S]*?^```$|`[^`\n]+`)/m)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join("");
}
