import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/**
 * Writes the sample jobs in `examples/`. Everything in them is invented; a fixed seed makes them the same each time.
 *
 * @example node scripts/make-example-jobs.ts
 */
const EXAMPLES = new URL("../examples/", import.meta.url);
const COUNT = 200;
const FEW = 8;
const DAY = 24 * 60 * 60 * 1000;

const LEVELS = ["", "", "Senior ", "Junior ", "Lead ", "Staff "];
const ROLES: readonly (readonly [role: string, skills: readonly string[], from: number])[] = [
  ["Backend Engineer", ["Go", "PostgreSQL", "Kubernetes", "gRPC"], 85],
  ["Frontend Engineer", ["TypeScript", "React", "accessibility", "CSS"], 80],
  ["Data Analyst", ["SQL", "Python", "dbt", "Tableau"], 60],
  ["UX Researcher", ["interviews", "Figma", "survey design"], 70],
  ["Site Reliability Engineer", ["Terraform", "Linux", "on-call", "Prometheus"], 95],
  ["Technical Writer", ["DITA", "API documentation", "git"], 55],
  ["Product Manager", ["roadmaps", "A/B testing", "SQL"], 90],
  ["Registered Nurse", ["triage", "night shifts", "ACLS"], 62],
  ["Pastry Chef", ["lamination", "chocolate work", "costing"], 38],
  ["Civil Engineer", ["AutoCAD", "hydrology", "permits"], 66],
  ["Customer Support Specialist", ["Zendesk", "French", "escalation"], 40],
  ["Machine Learning Engineer", ["PyTorch", "MLOps", "CUDA"], 110],
];
const COMPANIES = [
  "Alder & Finch",
  "Blåhaj Robotics",
  "Café Lumière",
  "Copper Kettle Foods",
  "Délice Pâtisserie",
  "Fjordlicht Energi",
  "Grünwald Maschinenbau",
  "Harbour Lane Clinic",
  "Juniper Freight",
  "Łódź Analytics",
  "Mirador Seguros",
  "Northwind Bicycles",
  "Ōtori Software 鳳",
  "Paper Lantern Games",
  "Quarry Street Bank",
  "Tidewater Institute",
];
const PLACES = [
  "Berlin",
  "Lyon",
  "Malmö",
  "Kraków",
  "Lisbon",
  "Toronto, ON",
  "Denver, CO",
  "Portland, OR",
  "São Paulo",
  "Remote",
];
const STAGES = ["applied", "phone_screen", "interviewing", "offer"] as const;
const DATES = {
  applied: "applied_at",
  phone_screen: "phone_screen_at",
  interviewing: "interviewing_at",
  offer: "offer_at",
} as const;

/** A small generator of numbers from 0 to below 1, after George Marsaglia's xorshift. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(20_260_301);
const below = (limit: number): number => Math.floor(random() * limit);

function pick<T>(list: readonly T[]): T {
  const item = list[below(list.length)];
  if (item === undefined) throw new Error("an empty list");
  return item;
}

function makeJob(id: number): Record<string, unknown> {
  const [role, skills, from] = pick(ROLES);
  const title = pick(LEVELS) + role;
  const company = pick(COMPANIES);
  const place = pick(PLACES);
  const found = Date.UTC(2026, 0, 5) + below(240) * DAY;
  return {
    id,
    title,
    company,
    url: `https://${pick(["jobs", "careers", "www"])}.example.${pick(["com", "org"])}/openings/${10_000 + id * 7}`,
    source: pick(["company site", "job board", "newsletter", "referral"]),
    location: place,
    is_remote: place === "Remote" ? 1 : Number(random() < 0.2),
    salary: random() < 0.7 ? `$${from + below(10)}k–${from + 15 + below(20)}k` : "",
    description: `${company} is looking for a ${title}.\n\nYou know ${skills.join(", ")}, and like to explain what you do.`,
    match_score: 45 + below(55),
    keyword_gaps: skills.filter(() => random() < 0.4).join(","),
    date_found: new Date(found).toISOString().slice(0, 10),
    ...progress(found),
  };
}

/** How far the application has come: most have not come far. */
function progress(found: number): Record<string, unknown> {
  const reached = Math.floor(random() ** 2 * 5);
  if (reached === 0) return { status: "approved" };
  const stages = STAGES.slice(0, reached);
  const dates = stages.map((stage, step) => [
    DATES[stage],
    timestamp(found + (step * 8 + 1 + below(6)) * DAY),
  ]);
  return { status: stages.at(-1), ...Object.fromEntries(dates) };
}

/** `YYYY-MM-DD HH:MM:SS` in UTC, as the pipeline's own database has it. */
function timestamp(day: number): string {
  return new Date(day + (8 * 60 + below(600)) * 60_000).toISOString().slice(0, 19).replace("T", " ");
}

function toCsv(jobs: readonly Record<string, unknown>[]): string {
  const columns = [
    "Job Title",
    "Company",
    "URL",
    "Location",
    "Salary",
    "Match Score",
    "Status",
    "Date Found",
    "Description",
  ];
  const keys = [
    "title",
    "company",
    "url",
    "location",
    "salary",
    "match_score",
    "status",
    "date_found",
    "description",
  ];
  const lines = jobs.map((job) => keys.map((key) => cell(String(job[key] ?? ""))).join(";"));
  return `\ufeff${[columns.join(";"), ...lines].join("\r\n")}\r\n`;
}

function cell(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const jobs = Array.from({ length: COUNT }, (_, index) => makeJob(index + 1));
const few = jobs.slice(0, FEW);
const ndjson = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
writeFileSync(new URL("jobs.ndjson", EXAMPLES), ndjson(jobs));
writeFileSync(new URL("jobs.ndjson.gz", EXAMPLES), gzipSync(ndjson(few)));
writeFileSync(new URL("jobs.json", EXAMPLES), `${JSON.stringify(few, null, 2)}\n`);
writeFileSync(new URL("jobs.csv", EXAMPLES), toCsv(few));
