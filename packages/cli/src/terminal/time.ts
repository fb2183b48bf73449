const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A span of time, in two units at most.
 *
 * @example
 * duration(3120); // "3.1 s"
 * duration(3_900_000); // "1 h 5 min"
 */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 2 * MINUTE) return `${Math.round(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  if (ms < DAY) return two(ms, HOUR, "h", MINUTE, "min");
  return two(ms, DAY, "d", HOUR, "h");
}

function two(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)} ${largeName}${rest === 0 ? "" : ` ${rest} ${smallName}`}`;
}

/** How long ago, for people: `"just now"`, `"3 min ago"`. */
export function ago(iso: string, now: number): string {
  const ms = now - Date.parse(iso);
  return ms < MINUTE ? "just now" : `${duration(ms)} ago`;
}

/** A moment in local time: `"14:05:09"` today, else `"2026-11-24 14:05"`. */
export function moment(time: number, now: number): string {
  const at = new Date(time);
  const day = `${at.getFullYear()}-${two0(at.getMonth() + 1)}-${two0(at.getDate())}`;
  const clock = `${two0(at.getHours())}:${two0(at.getMinutes())}`;
  return at.toDateString() === new Date(now).toDateString()
    ? `${clock}:${two0(at.getSeconds())}`
    : `${day} ${clock}`;
}

function two0(value: number): string {
  return String(value).padStart(2, "0");
}

/** A number with its word: `"1 request"`, `"200 requests"`. */
export function count(many: number, word: string, plural = `${word}s`): string {
  return `${thousands(many)} ${many === 1 ? word : plural}`;
}

/** `1234567` as `"1,234,567"`; `Intl` would cost more than the rest of a short command. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
