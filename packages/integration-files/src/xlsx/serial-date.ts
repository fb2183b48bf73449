const DAY_MS = 86_400_000;
/** Day 0 of the two ways in which workbooks count days (ECMA-376, part 1, 18.17.4.1). */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * A day or moment as a workbook counts it, in days; the time of day is the fraction. Undefined for a text that is neither,
 * and for days that its calendar does not have.
 *
 * @param text - `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM`
 */
export function toSerial(text: string, from1904: boolean): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map((part) => Number(part ?? 0));
  const ms = Date.UTC(year!, month! - 1, day, hour, minute);
  if (new Date(ms).getUTCDate() !== day) return undefined;
  const serial = (ms - (from1904 ? EPOCH_1904 : EPOCH_1900)) / DAY_MS;
  return serial >= (from1904 ? 0 : 61) ? serial : undefined;
}

/** The way back. */
export function fromSerial(serial: number, from1904: boolean): string {
  const minutes = Math.round(serial * 24 * 60);
  const ms = (from1904 ? EPOCH_1904 : EPOCH_1900) + minutes * 60_000;
  if (!(Math.abs(ms) < 8e15)) return String(serial);
  const text = new Date(ms).toISOString();
  return minutes % 1440 === 0 ? text.slice(0, 10) : text.slice(0, 16);
}
