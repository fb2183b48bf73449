import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { TestHome } from "../server/testing/test-home.ts";
import { barriers } from "./testing/accessibility.ts";
import { buildPages } from "./testing/build-pages.ts";
import { useBrowser } from "./testing/use-browser.ts";

const open = useBrowser();
const LONG = "A name that goes on and on WithoutAnyPlaceToBreakItAnywhereInTheWholeOfIt";
const CATEGORIES = ["tracking", "calendar", "notifications", "storage", "other"];

/** Thirty integrations of all kinds and states. */
function crowdedHome(): TestHome {
  const home = new TestHome().connect().write("config/user.yaml", "wizard_complete: true\n");
  for (let at = 0; at < 29; at++) {
    home.install(`other${at}`, {
      label: at === 3 ? LONG : `Other ${at}`,
      category: CATEGORIES[at % 5],
      ...(at % 4 === 0 ? { tier: "paid" } : {}),
    });
  }
  return home
    .write("config/integrations/gone.yaml", "a: b\n")
    .write("node_modules/peregrine-integration-bad/package.json", "{ not json");
}

const PAGES = ["/settings", "/settings/acme", "/sync", "/history", "/wizard"];
const READY = { "/settings/acme": "dialog form", other: "main :is(.card, .sheet, .empty)" };

/** By how many pixels the page, or a box in it, is wider than there is room for. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const boxes = document.querySelectorAll("html, dialog[open], .card, .sheet");
    return Math.max(0, ...[...boxes].map((one) => one.scrollWidth - one.clientWidth));
  });
}

describe("with thirty integrations, of all kinds and with long names", () => {
  test.each(PAGES)(
    "%s has names, order and contrast by day and by night, and fits any screen",
    async (path) => {
      const { page, origin } = await open(crowdedHome());
      await page.goto(origin + path);
      await page
        .locator(path === "/settings/acme" ? READY[path] : READY.other)
        .first()
        .waitFor();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await barriers(page), colorScheme).toEqual([]);
      }
      for (const width of [320, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await overflow(page), `${width} pixels wide`).toBe(0);
      }
    },
  );

  test("all have a card, a package that is not there or broken too; the night is dark", async () => {
    const { page } = await open(crowdedHome());
    await page.getByText("Other 28").waitFor();
    expect(await page.locator(".card").count()).toBe(32);
    await page.emulateMedia({ colorScheme: "dark" });
    const night = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(night).toBe("rgb(17, 22, 29)");
  });
});

test("all of the pages is 120 kB at most, as it is sent; and no style or script is inline", async () => {
  const dir = await buildPages();
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizes = files.map(({ parentPath, name }) => gzipSync(readFileSync(join(parentPath, name))).length);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(120_000);
  expect(readFileSync(join(dir, "index.html"), "utf8")).not.toMatch(/<style|style=|<script(?![^>]* src=)/);
});
