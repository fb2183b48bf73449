/** What becomes of the first five jobs that have not got that far. */
const NEXT: Readonly<Record<string, string>> = {
  approved: "applied",
  applied: "phone_screen",
  survey: "phone_screen",
  phone_screen: "interviewing",
  interviewing: "offer",
};

const CHANGES = 5;

/** The same jobs, five of which have moved on by a status. */
export function changedJobs(ndjson: string): string {
  let left = CHANGES;
  const lines = ndjson
    .trimEnd()
    .split("\n")
    .map((line) => {
      const job = JSON.parse(line) as { status?: string };
      const next = NEXT[job.status ?? ""];
      if (left === 0 || next === undefined) return line;
      left -= 1;
      return JSON.stringify({ ...job, status: next });
    });
  return `${lines.join("\n")}\n`;
}
