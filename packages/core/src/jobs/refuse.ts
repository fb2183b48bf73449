import { PeregrineError } from "../errors.ts";

const READABLE = "Give a Peregrine database (staging.db), NDJSON, a JSON list, or CSV.";

/** What people hand over by mistake, by its first bytes as Latin-1. */
const FAMILIAR: readonly (readonly [magic: string, name: string, hint: string])[] = [
  ["%PDF-", "a PDF document", READABLE],
  [
    "PK\u0003\u0004",
    "an Excel workbook or another ZIP archive",
    "Save the sheet as CSV, or unpack the archive first.",
  ],
  ["\u00d0\u00cf\u0011\u00e0", "an old Excel workbook", "Save the sheet as CSV."],
  ["\u007fELF", "a program", READABLE],
  ["(\u00b5/\u00fd", "a zstd archive", "Unpack it first."],
  ["BZh91AY", "a bzip2 archive", "Unpack it first."],
  ["\u00fd7zXZ", "an xz archive", "Unpack it first."],
  ["7z\u00bc\u00af", "a 7-Zip archive", "Unpack it first."],
  ["\u0089PNG", "a picture", READABLE],
  ["\u00ff\u00d8\u00ff", "a picture", READABLE],
];

/**
 * Refuses what is not a text.
 *
 * @param head the first bytes of the file
 * @param text the same in UTF-8
 * @throws PeregrineError `unsupported`
 */
export function refuseBinary(head: Buffer, text: Buffer, label: string): void {
  const start = head.toString("latin1", 0, 8);
  const familiar = FAMILIAR.find(([magic]) => start.startsWith(magic));
  if (familiar) throw unsupported(`${label} is ${familiar[1]}, not a file of jobs`, familiar[2]);
  if (!isBinary(text)) return;
  if (!looksRandom(head))
    throw unsupported(`${label} is neither a database nor a text, so no jobs can be read from it`, READABLE);
  throw unsupported(
    `${label} looks encrypted, as a SQLCipher database does`,
    "Peregrine's database may be encrypted when it runs in the cloud: export the jobs as CSV or JSON there, or decrypt a copy.",
  );
}

/** @throws PeregrineError `unsupported`: SQLite needs a file it can move about in */
export function refusePackedDatabase(label: string, what: "gzip" | "pipe"): never {
  if (what === "pipe")
    throw unsupported(`A database cannot be read from ${label}`, "Give the path of the database file.");
  throw unsupported(
    `${label} is a SQLite database packed with gzip`,
    "Unpack it first: gunzip --keep <file>.",
  );
}

/** @throws PeregrineError `unsupported` */
export function refuseTwicePacked(label: string): never {
  throw unsupported(`${label} is packed with gzip twice`, "Unpack it once first.");
}

function unsupported(message: string, hint: string): PeregrineError {
  return new PeregrineError("unsupported", message, { hint });
}

/** Texts have no zero bytes, and hardly any control characters. */
function isBinary(head: Buffer): boolean {
  if (head.includes(0)) return true;
  const controls = head.filter((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b);
  return controls.length > head.length * 0.02;
}

/** Encrypted bytes are all equally frequent: half of them above 127, hardly any zero. */
function looksRandom(head: Buffer): boolean {
  if (head.length < 512) return false;
  const high = head.filter((byte) => byte > 0x7f).length / head.length;
  const zero = head.filter((byte) => byte === 0).length / head.length;
  return high > 0.4 && high < 0.6 && zero < 0.03;
}
