import { openJobs } from "../../jobs/open-jobs.ts";
import type { PeregrineContext } from "../context.ts";
import { ok, type Finding } from "./finding.ts";

/** Opens the jobs that a sync would read, and reads all of them. */
export async function lookAtJobs({ home }: PeregrineContext, path = home.jobsPath): Promise<Finding[]> {
  if (path === undefined) {
    const hint = "Name a file with --jobs, or set STAGING_DB.";
    return [{ level: "note", topic: "jobs", message: "This home has no database of jobs", hint }];
  }
  const problems: string[] = [];
  const source = await openJobs(path, {
    onProblem: ({ where, message }) => void problems.push(`${where}: ${message}`),
  });
  const byStatus = new Map<string, number>();
  for await (const { status = "no status" } of source) byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  const jobs = [...byStatus.values()].reduce((sum, count) => sum + count, 0);
  const found = ok("jobs", `${path} (${source.format}) has ${jobs} jobs${told(byStatus)}`);
  const [first] = problems;
  if (first === undefined) return [found];
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : "";
  return [found, { level: "warning", topic: "jobs", message: `Some jobs cannot be read: ${first}${more}` }];
}

/** A file may hold any word as a status; the most frequent are told. */
const STATUSES_TOLD = 12;

function told(byStatus: ReadonlyMap<string, number>): string {
  const most = [...byStatus].toSorted(([, a], [, b]) => b - a).slice(0, STATUSES_TOLD);
  return most.length === 0 ? "" : `: ${most.map(([status, count]) => `${count} ${status}`).join(", ")}`;
}
