/** The fields of a record that a client may set: each is text, or null when it is empty. */
export const RECORD_FIELDS = ["title", "company", "url", "status", "key"] as const;

/** One of {@link RECORD_FIELDS}. */
export type RecordField = (typeof RECORD_FIELDS)[number];

/** What a client sends: some or all of the fields. */
export type RecordInput = Partial<Record<RecordField, string | null>>;

/** A record as the server keeps and answers it. Times are ISO 8601 in UTC. */
export interface StoredRecord extends Readonly<Record<RecordField, string | null>> {
  readonly id: string;
  /** Counts the writes that changed something; 1 after the create. */
  readonly revision: number;
  readonly trashed: boolean;
  readonly created_at: string;
  readonly updated_at: string;
}

/** One write that changed a record. */
export interface Change {
  readonly kind: "created" | "updated" | "trashed" | "restored";
  readonly record: StoredRecord;
  /** The fields that have another value now. */
  readonly fields: readonly RecordField[];
}

/** What is wrong with a client's input, and where. */
export interface InputProblem {
  readonly message: string;
  readonly field?: string;
}

const LONGEST_NAME = 80;

/** Checks a parsed body: a map that holds only known fields, each text or null. */
export function checkInput(body: unknown): { input: RecordInput } | { problem: InputProblem } {
  if (!isMap(body)) return { problem: { message: "A record must be a JSON object" } };
  const input: RecordInput = {};
  for (const name of Object.keys(body)) {
    if (!isField(name))
      return { problem: { message: "There is no such field", field: name.slice(0, LONGEST_NAME) } };
    const value = body[name];
    if (typeof value !== "string" && value !== null) {
      return { problem: { message: `${name} must be text or null`, field: name } };
    }
    input[name] = value;
  }
  return { input };
}

/** Is this a record as we keep it? Asked of what is read back from a file. */
export function isStoredRecord(value: unknown): value is StoredRecord {
  return (
    isMap(value) &&
    RECORD_FIELDS.every((field) => typeof value[field] === "string" || value[field] === null) &&
    [value["id"], value["created_at"], value["updated_at"]].every((text) => typeof text === "string") &&
    typeof value["revision"] === "number" &&
    typeof value["trashed"] === "boolean"
  );
}

/** A JSON object: neither null nor a list. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isField(name: string): name is RecordField {
  return RECORD_FIELDS.some((field) => field === name);
}
