/**
 * No two records share the same key.
 *
 * @param by - what must be unique: the job's key in the record; undefined is a key like any other
 * @throws Error that names the keys, how often each is there, and the first records that share one
 *
 * @example
 * assertNoDuplicate(service.records, (record) => record.key);
 */
export function assertNoDuplicate<R>(records: Iterable<R>, by: (record: R) => unknown): void {
  const groups = Map.groupBy(records, by);
  const doubled = [...groups].filter(([, group]) => group.length > 1);
  const first = doubled[0];
  if (!first) return;
  const counts = doubled.slice(0, 10).map(([key, group]) => `${JSON.stringify(key)} ${group.length} times`);
  const more = doubled.length > 10 ? ` and ${doubled.length - 10} more` : "";
  throw new Error(`Doubled: ${counts.join(", ")}${more}. The first: ${JSON.stringify(first[1].slice(0, 3))}`);
}
