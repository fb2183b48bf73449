import { throughCollisions } from "./disk/collisions.ts";
import type { KeptFile } from "./disk/kept-file.ts";
import { CalendarFile, type EventWrite } from "./ics/calendar-file.ts";

/** A calendar file as it is now: read anew whenever somebody else has written it. */
export class KeptCalendar {
  readonly file: KeptFile;
  readonly #now: () => number;
  #calendar: CalendarFile | undefined;

  constructor(file: KeptFile, now: () => number) {
    this.file = file;
    this.#now = now;
  }

  /** @throws PeregrineError `schema` when the file is no calendar */
  async current(): Promise<CalendarFile> {
    if (this.#calendar && !(await this.file.changed())) return this.#calendar;
    this.#calendar = new CalendarFile(await this.file.read());
    return this.#calendar;
  }

  /** Makes and changes the events of these jobs; the file is written once, and only if one of them is different. */
  write(events: readonly EventWrite[]): Promise<void> {
    return throughCollisions(async () => {
      const calendar = await this.current();
      this.#calendar = undefined;
      const changed = events.filter((event) => calendar.put(event, this.#now()));
      if (changed.length > 0) await this.file.replace(calendar.toBytes());
      this.#calendar = calendar;
    });
  }
}
