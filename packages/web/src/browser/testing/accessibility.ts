import type { Page } from "playwright-core";

/** What keeps people from using the page as it is now: nameless controls, doubled ids, headings that skip, faint text. */
export async function barriers(page: Page): Promise<string[]> {
  return [...(await page.evaluate(structure)), ...(await page.evaluate(faintText))];
}

/** Runs in the page. */
function structure(): string[] {
  const found: string[] = [];
  const visible = [...document.querySelectorAll<HTMLElement>("*")].filter((one) => one.checkVisibility());
  for (const one of visible.filter((each) => each.matches("a, button, input, select, textarea, progress"))) {
    const labels = "labels" in one && one.labels instanceof NodeList ? [...one.labels] : [];
    const name = [one.ariaLabel, one.innerText, ...labels.map(({ textContent }) => textContent)].join("");
    if (!name.trim()) found.push(`no name: ${one.outerHTML.slice(0, 100)}`);
    for (const id of one.getAttribute("aria-describedby")?.split(" ") ?? []) {
      if (!document.getElementById(id)) found.push(`described by nothing: ${id}`);
    }
  }
  const ids = visible.map(({ id }) => id).filter(Boolean);
  for (const id of new Set(ids))
    if (ids.filter((each) => each === id).length > 1) found.push(`twice: #${id}`);
  const levels = visible
    .filter(({ tagName }) => /^H[1-6]$/.test(tagName))
    .map(({ tagName }) => Number(tagName[1]));
  for (const [at, level] of levels.entries()) {
    if (level > (levels[at - 1] ?? 0) + 1) found.push(`a heading skips to level ${level}`);
  }
  if (levels.filter((level) => level === 1).length !== 1) found.push("not one h1");
  if (!document.querySelector("main") || !document.documentElement.lang)
    found.push("no main, or no language");
  return found;
}

/** Runs in the page: text under the contrast of 4.5 to what is behind it. */
function faintText(): string[] {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!canvas) return ["no canvas"];
  const rgba = (color: string) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = rgba(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (one: Element | null): string => {
    if (!one) return "white";
    const color = getComputedStyle(one).backgroundColor;
    return rgba(color)[3] === 255 ? color : behind(one.parentElement);
  };
  const texts = [...document.querySelectorAll<HTMLElement>("body *")].filter(
    (one) =>
      one.checkVisibility() &&
      one.clientWidth !== 1 &&
      [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
  );
  return texts.flatMap((one) => {
    const pair = [luminance(getComputedStyle(one).color), luminance(behind(one))].sort((a, b) => b - a);
    const contrast = ((pair[0] ?? 0) + 0.05) / ((pair[1] ?? 0) + 0.05);
    return contrast < 4.5 ? [`faint (${contrast.toFixed(1)}): ${one.innerText.slice(0, 40)}`] : [];
  });
}
