import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

const LINES_AT_ONCE = 1000;
const DESCRIPTION = "We look for someone who enjoys careful work in a small team. ".repeat(6);

/** A file of so many jobs, one line of JSON each, about 550 bytes as in a real pipeline. */
export function writeJobs(count: number): string {
  const path = join(temporaryFolder(), `${count}.ndjson`);
  const file = openSync(path, "w");
  for (let from = 1; from <= count; from += LINES_AT_ONCE) {
    const size = Math.min(LINES_AT_ONCE, count - from + 1);
    writeSync(file, Array.from({ length: size }, (_, index) => lineOf(from + index)).join(""));
  }
  closeSync(file);
  return path;
}

function lineOf(n: number): string {
  const job = {
    id: n,
    title: `Software Engineer ${n}`,
    company: `Company ${n % 997}`,
    url: `https://jobs.example.com/postings/${n}`,
    location: "Berlin, Germany",
    match_score: n % 101,
    date_found: "2026-03-01",
    status: "applied",
    description: DESCRIPTION,
  };
  return `${JSON.stringify(job)}\n`;
}
