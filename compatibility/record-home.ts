import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { startServer } from "../packages/integration-myservice/src/server/start-server.ts";
import { ROOT } from "../scripts/packages/published-packages.ts";

const run = promisify(execFile);

const KEPT = [
  "config/user.yaml",
  "config/integrations/myservice.yaml",
  ".peregrine/sync.db",
  "jobs.json",
  "service.ndjson",
];

/** Writes a user's folder as it is after three syncs, the last of them cut off between a request and its acknowledgement. */
export async function recordHome(folder: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "peregrine-record-"));
  const server = await startServer({ dataFile: join(work, "service.ndjson") });
  const env = { ...process.env, PEREGRINE_BASE_URL_MYSERVICE: server.url, MYSERVICE_KEY: server.key };
  const command = join(ROOT, "packages/cli/dist/peregrine.cjs");
  const peregrine = (...args: string[]): Promise<unknown> =>
    run(process.execPath, [command, ...args, "--home", work], { env });
  prepare(work);
  await peregrine("connect", "myservice", "--set", "api_key=${MYSERVICE_KEY}", "--set", "workspace_id=demo");
  addWords(join(work, "config/integrations/myservice.yaml"));
  const jobs = exampleJobs();
  for (const upTo of [5, 5, 6]) {
    writeFileSync(join(work, "jobs.json"), JSON.stringify(jobs.slice(0, upTo), null, 2));
    await peregrine("sync", "myservice", "--jobs", join(work, "jobs.json"));
    jobs[0]!["status"] = "offer";
  }
  await server.close();
  cutOff(join(work, ".peregrine/sync.db"), String(jobs[5]!["url"]));
  for (const name of KEPT) cpSync(join(work, name), join(folder, name));
  rmSync(work, { recursive: true });
}

function prepare(work: string): void {
  const scope = join(work, "node_modules/@peregrine");
  mkdirSync(scope, { recursive: true });
  const target = join(ROOT, "packages/integration-myservice");
  symlinkSync(target, join(scope, "integration-myservice"), "junction");
  mkdirSync(join(work, "config"));
  writeFileSync(join(work, "config/user.yaml"), "# Mine\nname: Ada\ntier: paid\n");
}

/** What a person writes into a connection's file: a remark, and a key that no form has. */
function addWords(file: string): void {
  writeFileSync(file, `# The board that I share\n${readFileSync(file, "utf8")}colour: green\n`);
}

function exampleJobs(): Record<string, unknown>[] {
  const lines = readFileSync(join(ROOT, "examples/jobs.ndjson"), "utf8").split("\n");
  const applied = lines.filter((line) => line.includes('"status":"applied"')).slice(0, 6);
  return applied.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Makes the record of one job one whose creation was never acknowledged, and the memory one file. */
function cutOff(file: string, url: string): void {
  const database = new DatabaseSync(file);
  const { changes } = database
    .prepare(
      `UPDATE record SET intent = json_object('action', 'create', 'values', json(written), 'idempotencyKey', key,
       'at', 1767225600000, 'run', last_run, 'url', ?), remote_id = NULL, written = NULL, digest = NULL
       WHERE json_extract(written, '$.url') = ?`,
    )
    .run(url, url);
  if (changes !== 1) throw new Error(`${changes} records are of ${url}`);
  database.exec("PRAGMA journal_mode = DELETE; VACUUM");
  database.close();
}
