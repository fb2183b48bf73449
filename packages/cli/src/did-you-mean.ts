/**
 * The known word that someone may have meant.
 *
 * @returns `'Did you mean "sync"?'`, or undefined when none is near
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const near = known
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate) }))
    .filter(
      ({ candidate, distance }) =>
        distance <= Math.max(1, Math.floor(candidate.length / 3)) || isStart(word, candidate),
    )
    .sort((one, other) => one.distance - other.distance)[0];
  return near && `Did you mean "${near.candidate}"?`;
}

function isStart(word: string, candidate: string): boolean {
  return word.length > 2 && candidate.startsWith(word.toLowerCase());
}

/** Letters to add, drop, change, or swap with their neighbour: optimal string alignment. */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 4) return Infinity;
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = rows[i - 1]![j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
          ? rows[i - 2]![j - 2]! + 1
          : Infinity;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, changed, swapped));
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}
