import { signal } from "@preact/signals";

/** Where we are: `"/settings/notion"` as `["settings", "notion"]`. */
export const route = signal(read());

addEventListener("popstate", () => (route.value = read()));

/** Goes to another page of ours. */
export function go(path: string, how: "push" | "replace" = "push"): void {
  if (path !== location.pathname) history[`${how}State`](null, "", path);
  route.value = read();
}

/** Takes plain clicks on links to our own pages; new tabs and other sites stay the browser's. */
export function takeClicks(event: MouseEvent): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.origin !== location.origin || link.hash) return;
  event.preventDefault();
  go(link.pathname);
}

function read(): string[] {
  return location.pathname.split("/").filter(Boolean).map(decode);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
