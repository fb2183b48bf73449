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
  let jobs = 0;
  for (const rows = source[Symbol.asyncIterator](); !(await rows.next()).done;) jobs += 1;
  const found = ok("jobs", `${path} (${source.format}) has ${jobs} jobs`);
  const [first] = problems;
  if (first === undefined) return [found];
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : "";
  return [found, { level: "warning", topic: "jobs", message: `Some jobs cannot be read: ${first}${more}` }];
}
