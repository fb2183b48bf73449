import type { Snapshot } from "./live-events.ts";
import type { Change, StoredRecord } from "./record.ts";
import type { Counts } from "./record-store.ts";

/**
 * What runs in the browser. It is sent as its own source text, so it may use nothing from outside itself but the
 * browser; types are gone by then. Whatever came from a client is written as text, never as markup.
 */
export class LivePage {
  readonly #document: Document;
  readonly #rows = new Map<string, Element>();

  constructor(document: Document, events: EventSource) {
    this.#document = document;
    events.addEventListener("open", () => this.#state("Live", true));
    events.addEventListener("error", () => this.#state("Not connected; trying again…", false));
    events.addEventListener("snapshot", ({ data }) => this.#restart(JSON.parse(data)));
    events.addEventListener("change", ({ data }) => this.#change(JSON.parse(data)));
  }

  #restart({ counts, records }: Snapshot): void {
    this.#byId("records").replaceChildren();
    this.#rows.clear();
    this.#count(counts);
    for (const record of records) this.#show(record, [], "");
  }

  #change({ kind, record, fields, counts }: Change & { counts: Counts }): void {
    this.#count(counts);
    this.#show(record, kind === "created" ? [] : fields, kind === "created" ? "new" : kind);
  }

  /** Puts a record on top, with the fields marked that its last change changed. */
  #show(record: StoredRecord, changed: readonly string[], note: string): void {
    const row = this.#rows.get(record.id) ?? this.#newRow(record.id);
    const values = new Map(Object.entries(record));
    for (const cell of row.querySelectorAll("[data-field]")) {
      const field = cell.getAttribute("data-field") ?? "";
      cell.textContent = String(values.get(field) ?? "");
      cell.classList.toggle("changed", changed.includes(field));
    }
    row.classList.toggle("trashed", record.trashed);
    row.classList.toggle("fresh", note === "new");
    const time = new Date(record.updated_at).toLocaleTimeString();
    const words = [note, `revision ${record.revision}`, time].filter(Boolean);
    row.querySelector(".note")?.replaceChildren(words.join(" · "));
    this.#byId("records").prepend(row);
    this.#forgetOldest();
  }

  #newRow(id: string): Element {
    const template = this.#document.querySelector("template");
    const row = template?.content.firstElementChild?.cloneNode(true);
    if (!(row instanceof Element)) throw new Error("The page has no template for a record");
    this.#rows.set(id, row);
    return row;
  }

  /** A page that showed every record of a large sync would be of no use to anyone. */
  #forgetOldest(): void {
    if (this.#rows.size <= 200) return;
    const last = this.#byId("records").lastElementChild;
    for (const [id, row] of this.#rows) if (row === last) this.#rows.delete(id);
    last?.remove();
  }

  #count(counts: Counts): void {
    for (const [name, count] of Object.entries(counts)) this.#byId(name).textContent = String(count);
    this.#byId("empty").hidden = counts.live + counts.trashed > 0;
  }

  #state(words: string, on: boolean): void {
    const state = this.#byId("state");
    state.textContent = words;
    state.classList.toggle("on", on);
  }

  #byId(id: string): HTMLElement {
    const element = this.#document.getElementById(id);
    if (!element) throw new Error(`The page has no #${id}`);
    return element;
  }
}
