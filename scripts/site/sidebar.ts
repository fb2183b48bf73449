import type { ApiEntry } from "./api-entries.ts";
import type { Page } from "./pages.ts";

/** A part of the site's sidebar, in VitePress's terms. */
export interface Section {
  text: string;
  items: { text: string; link: string }[];
}

const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  "Use it": ["introduction", "installing", "cli", "configuration", "sync", "errors", "security"],
  "Write an integration": ["writing-an-integration", "testing-an-integration", "compatibility"],
  "Build on it": ["http-api", "architecture", "contributing"],
};

/** The sidebar: pages in their sections, those that no section names in the last of these; the packages; the reference. */
export function sidebarOf(pages: readonly Page[], api: readonly ApiEntry[]): Section[] {
  const named = Object.values(SECTIONS).flat();
  const isPackage = ({ path }: Page): boolean => path.startsWith("packages/");
  const others = pages.filter((page) => !named.includes(page.path) && !isPackage(page));
  const sections = Object.entries(SECTIONS).map(([text, paths]) =>
    section(
      text,
      paths.flatMap((path) => pages.filter((page) => page.path === path)),
    ),
  );
  sections.at(-1)!.items.push(...section("", others).items);
  const reference = api.map(({ name }) => ({ text: name, link: `/api/${name}` }));
  return [
    ...sections,
    section("Packages", pages.filter(isPackage)),
    { text: "API reference", items: reference },
  ];
}

function section(text: string, pages: readonly Page[]): Section {
  return { text, items: pages.map(({ title, path }) => ({ text: title, link: `/${path}` })) };
}
