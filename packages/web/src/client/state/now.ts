import { signal } from "@preact/signals";

/** The time, renewed often enough for "3 minutes ago" to be true. */
export const now = signal(Date.now());

setInterval(() => (now.value = Date.now()), 20_000);
