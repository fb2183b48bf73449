import { attempt } from "./attempt.ts";
import { recall, remember } from "./memory.ts";
import type { Session } from "./session.ts";

/**
 * Lets the destination read its schema, with what the last real run remembered of it; keeps what this one does.
 *
 * @param readOnly - nothing is changed or remembered
 * @returns false when it could not, or the run had ended: the session's control knows why
 */
export async function prepare(session: Session, readOnly: boolean): Promise<boolean> {
  const { caller, options, tell, warn } = session;
  const { destination } = options.target;
  if (caller.control.end) return false;
  tell({ type: "phase", phase: "prepare" });
  if (!destination.prepare) return true;
  const context = { signal: caller.control.signal, readOnly, warn, ...recall(session) };
  const prepared = await attempt(caller, "update", async () => destination.prepare!(context));
  if (!prepared.ok) caller.control.endWith({ outcome: "stopped", failure: prepared.failure });
  else if (!readOnly) remember(session, prepared.value, caller);
  return prepared.ok;
}
