import type { FieldChanges } from "@peregrine/core/host";

/** Changes as JSON can say them: a field that is emptied has null afterwards. */
export function emptied(changes: FieldChanges): FieldChanges {
  return Object.fromEntries(
    Object.entries(changes).map(([field, change]) => [field, { ...change, after: change.after ?? null }]),
  );
}
