import { throughCollisions } from "./disk/collisions.ts";
import { naming } from "./disk/naming.ts";
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
    const bytes = await this.file.read();
    this.#calendar = naming(this.file.path, () => new CalendarFile(bytes));
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
