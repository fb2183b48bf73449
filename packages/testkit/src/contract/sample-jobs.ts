import type { Job } from "@peregrine/core";
import { seededRandom } from "./random.ts";

const TITLES = ["Falconer", "Cartographer", "Luthier", "Glazier", "Clockmaker", "Archivist"] as const;
const COMPANIES = ["Castle Rock", "Northern Light", "Salt & Vine", "Harbour Works", "Öresund AB"] as const;
const PLACES = ["Lisbon", "Malmö", "Kraków", "Remote"] as const;

/** Jobs as a pipeline has them, the same for the same seed. Title and company of each are found nowhere else. */
export function sampleJobs(count: number, seed = 1): Job[] {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const mark = Math.floor(random() * 2 ** 24)
      .toString(16)
      .padStart(6, "0");
    return {
      title: `${pick(TITLES)} t${mark}`,
      company: `${pick(COMPANIES)} c${mark}`,
      url: `https://jobs.example/${index + 1}-${mark}`,
      source: "example",
      status: "applied",
      location: pick(PLACES),
      is_remote: random() < 0.5,
      salary: `${40 + Math.floor(random() * 60)}k`,
      description: `Job ${index + 1}.\nTwo lines.`,
      match_score: Math.floor(random() * 100),
      keyword_gaps: ["patience"],
      date_found: "2026-03-02",
    };
  });
}

/** The next state of a job: another status, nothing else. */
export function nextStatus(job: Job): Job {
  return { ...job, status: "interviewing" };
}
