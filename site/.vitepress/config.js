import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitepress";

const REPOSITORY = "https://github.com/peregrine-integrations/peregrine-integrations";

/** Written before, with the pages. */
const read = (file) => {
  const path = join(import.meta.dirname, "../pages", file);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
};

export default defineConfig({
  title: "Peregrine Integrations",
  description: "Connects a job-search pipeline to the tools a job seeker already uses",
  srcDir: "pages",
  base: "/peregrine-integrations/",
  cleanUrls: true,
  lang: "en",
  // The same anchors as on GitHub, so that a link works in both places.
  markdown: { anchor: { slugify } },
  // The reference of the host's side is one long page.
  vite: { build: { chunkSizeWarningLimit: 2_000 } },
  themeConfig: {
    nav: [
      { text: "Guide", link: "/introduction" },
      { text: "Write an integration", link: "/writing-an-integration" },
      { text: "API", link: "/api/" },
    ],
    sidebar: read("sidebar.json"),
    outline: [2, 3],
    search: { provider: "local" },
    socialLinks: [{ icon: "github", link: REPOSITORY }],
  },
});

function slugify(heading) {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
