/** What a service can keep in a cell. What is not named here is not limited. */
export interface TableLimits {
  /** Longest text, in UTF-16 code units; what is longer is cut. */
  readonly text?: number;
  /** Longest link; a longer one is left out, since a part of it leads nowhere. */
  readonly link?: number;
  /** Longest name of an option, in UTF-16 code units. */
  readonly option?: number;
  /** Most options of one cell. */
  readonly options?: number;
  /** The name a new option may have, for services that allow less: `(name) => name.replaceAll(",", " ·")`. */
  readonly optionName?: (name: string) => string;
}
