import { PeregrineError } from "../errors.ts";
import { columnOf, nameJobs, snakeCase } from "./columns.ts";
import type { Problems } from "./problems.ts";

/**
 * The names of the columns of a CSV file: known columns under their names, others in lower case with underscores. A
 * second column of the same name gets a number (`notes_2`), and is reported when both were called the same in the file.
 * A column without a name is undefined.
 *
 * @throws PeregrineError `schema` when no column tells one job from another: it is not a table of jobs
 */
export function csvColumns(
  header: readonly string[],
  label: string,
  problems: Problems,
): (string | undefined)[] {
  if (!nameJobs(header)) throw notJobs(header, label);
  const exact = new Set(header.map(snakeCase));
  const used = new Set<string>();
  return header.map((cell) => {
    const own = snakeCase(cell);
    if (own === "") return undefined;
    const known = columnOf(cell)?.name ?? own;
    const wanted = known !== own && (exact.has(known) || used.has(known)) ? own : known;
    const name = unused(wanted, used);
    if (name !== wanted)
      problems.report("header", `the column "${wanted}" is there twice; the second is read as "${name}"`);
    used.add(name);
    return name;
  });
}

function unused(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; used.has(free); count += 1) free = `${name}_${count}`;
  return free;
}

function notJobs(header: readonly string[], label: string): PeregrineError {
  const found = header.slice(0, 8).map((cell) => JSON.stringify(cell.slice(0, 40)));
  return new PeregrineError(
    "schema",
    `${label} has no column for a title, a company or a URL; its first line has ${found.join(", ")}`,
    {
      hint: "Give a database, NDJSON or JSON, or a CSV file whose first line names the columns, such as title, company and url.",
    },
  );
}
