import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../packages/published-packages.ts";
import { pagesOf, type Page } from "./pages.ts";
import { REPOSITORY, rewriteLinks, type Rewritten } from "./rewrite-links.ts";

const pages = pagesOf();
const at = (file: string): string => join(ROOT, file);

function rewritten(file: string, text: string): Rewritten {
  const page: Page = { file, path: "here", title: "Here", text };
  return rewriteLinks(page, pages, at);
}

test("a link to a page leads to that page, with its anchor", () => {
  const { text } = rewritten("docs/sync.md", "[a](errors.md#auth) [b](../packages/cli) [c](../README.md)");
  expect(text).toBe("[a](/errors#auth) [b](/packages/cli) [c](/introduction)");
});

test("a link to a file that is no page leads to the repository", () => {
  const { text } = rewritten("README.md", "[a](examples/host/host.ts)");
  expect(text).toBe(`[a](${REPOSITORY}/blob/main/examples/host/host.ts)`);
});

test("the way to the repository is cut short where the site has the page", () => {
  const { text } = rewritten("packages/core/README.md", `[a](${REPOSITORY}/blob/main/docs/errors.md)`);
  expect(text).toBe("[a](/errors)");
});

test("a picture is brought along", () => {
  const file = "packages/integration-notion/docs/form.png";
  const { text, pictures } = rewritten("packages/integration-notion/README.md", "![Form](docs/form.png)");
  expect(text).toBe(`![Form](/${file})`);
  expect(pictures).toEqual([file]);
});

test("links elsewhere, to the page itself and in code stay as they are", () => {
  const words = "[a](https://example.com/x.md) [b](#top) `[c](errors.md)`\n```md\n[d](errors.md)\n```\n";
  expect(rewritten("docs/sync.md", words)).toEqual({ text: words, pictures: [], broken: [] });
});

test("a link into the repository that leads nowhere is told", () => {
  const { broken } = rewritten("docs/sync.md", "[a](nowhere.md) [b](../packages/nothing.ts#L1)");
  expect(broken).toEqual(["nowhere.md", "../packages/nothing.ts#L1"]);
});

test("every page of docs has its place, and no two pages share one", () => {
  const paths = pages.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["introduction", "errors", "packages/core"]));
  expect(paths).toEqual([...new Set(paths)]);
});
