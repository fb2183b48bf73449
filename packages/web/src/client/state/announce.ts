import { signal } from "@preact/signals";

/** What a screen reader says next. */
export const announcement = signal("");

/** Says it to those who cannot see it. The same words twice are said twice. */
export function announce(words: string): void {
  announcement.value = announcement.value === words ? `${words}\u00A0` : words;
}
