import type { DatabaseSync } from "node:sqlite";
import type { PrepareContext } from "../destination.ts";
import type { Connection } from "./connection.ts";
import { hasDatabase, withDatabase } from "./database.ts";

/** Most characters of JSON that are kept for a connection. */
const LARGEST = 65_536;

/** What keeping or reading a memory needs. */
interface Remembering {
  database: DatabaseSync;
  connection: Pick<Connection, "id">;
  warn(message: string): void;
}

/** What is known of a connection before its run. */
type Recalled = Pick<PrepareContext, "remembered" | "savedSince">;

/** What the destination's `prepare` answered in the last real run; nothing when that is not sound. */
export function recall({ database, connection, warn }: Remembering): Recalled {
  const row = database.prepare("SELECT value, saved FROM memory WHERE connection = ?").get(connection.id);
  if (!row) return {};
  const { value, saved } = row;
  try {
    if (typeof value === "string" && value.length <= LARGEST)
      return { remembered: JSON.parse(value), savedSince: saved === 1 };
  } catch {
    // Told below, like every other unsound value.
  }
  warn("What the last sync remembered of this connection is damaged; it is ignored.");
  return {};
}

/**
 * Keeps what `prepare` answered for the next run: undefined leaves what there is, null forgets it. What is not plain, too
 * long, or holds a secret is not kept.
 */
export function remember(
  { database, connection, warn }: Remembering,
  answer: unknown,
  { label, redact }: { label: string; redact(text: string): string },
): void {
  if (answer === undefined) return;
  if (answer === null) {
    database.prepare("DELETE FROM memory WHERE connection = ?").run(connection.id);
    return;
  }
  const value = toJson(answer);
  if (value === undefined || value.length > LARGEST || redact(value) !== value) {
    warn(`${label} wanted to remember what may not be kept: only short plain data without secrets is.`);
    return;
  }
  const write = database.prepare(`
    INSERT INTO memory (connection, value) VALUES (?, ?)
    ON CONFLICT (connection) DO UPDATE SET value = excluded.value, saved = 0
    WHERE saved = 1 OR value <> excluded.value`);
  write.run(connection.id, value);
}

function toJson(answer: unknown): string | undefined {
  try {
    return JSON.stringify(answer);
  } catch {
    return undefined;
  }
}

/** A person has saved an integration's connections: from what is remembered of them, its next run may part. */
export function markSaved(stateDir: string, integration: string): void {
  if (!hasDatabase(stateDir)) return;
  const owned = "SELECT id FROM connection WHERE integration = ?";
  withDatabase(stateDir, (database) =>
    database.prepare(`UPDATE memory SET saved = 1 WHERE connection IN (${owned})`).run(integration),
  );
}
