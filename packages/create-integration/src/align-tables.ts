/** Markdown whose tables have even columns again, after words of another length were put into their cells. */
export function alignTables(markdown: string): string {
  return markdown.replaceAll(/(?:^\|.*\|\n)+/gm, (table) =>
    aligned(table.trimEnd().split("\n").map(cellsOf)),
  );
}

function cellsOf(row: string): string[] {
  return row
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

function aligned(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column] ?? "").map((cell) => (isRule(cell) ? 3 : lengthOf(cell)))),
  );
  return rows
    .map((row) => `| ${row.map((cell, column) => fit(cell, widths[column])).join(" | ")} |\n`)
    .join("");
}

function fit(cell: string, width = 0): string {
  return isRule(cell) ? "-".repeat(width) : cell + " ".repeat(width - lengthOf(cell));
}

/** A cell of the row between heading and body. */
function isRule(cell: string): boolean {
  return /^-+$/.test(cell);
}

/** In code points: a service may be called 𝔸𝕔𝕞𝕖. */
function lengthOf(cell: string): number {
  return [...cell].length;
}
