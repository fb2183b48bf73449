/** What becomes of the first five jobs that have not got that far. */
const NEXT: Readonly<Record<string, string>> = {
  approved: "applied",
  applied: "phone_screen",
  survey: "phone_screen",
  phone_screen: "interviewing",
  interviewing: "offer",
};

const TALKS = new Set(["phone_screen", "interviewing"]);
const CHANGES = 5;
const DAY_MS = 86_400_000;
const FIRST_INTERVIEW_DAYS = 7;

/** The same jobs, five of which have moved on by a status; those that are talked to have an interview, from a week after `now` on. */
export function changedJobs(ndjson: string, now: Date): string {
  let left = CHANGES;
  const lines = ndjson
    .trimEnd()
    .split("\n")
    .map((line) => {
      const job = JSON.parse(line) as { status?: string };
      const next = NEXT[job.status ?? ""];
      if (left === 0 || next === undefined) return line;
      left -= 1;
      const day = new Date(now.getTime() + (FIRST_INTERVIEW_DAYS + left) * DAY_MS).toISOString().slice(0, 10);
      const interview = TALKS.has(next) ? { interview_date: `${day}T14:00` } : {};
      return JSON.stringify({ ...job, status: next, ...interview });
    });
  return `${lines.join("\n")}\n`;
}
