import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Demo } from "./demo/demo.ts";
import { changedJobs } from "./demo/changed-jobs.ts";

/**
 * The main job, from nothing to a kept-up service, spreadsheet and calendar, with no account and no network: what a new user
 * would type, typed for them. Leaves the server running until Ctrl-C (or ends it, with `--exit` or without a terminal).
 */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, ".demo");
const jobs = join(folder, "jobs.ndjson");
const files = join(folder, "files");
const sheet = join(files, "jobs.xlsx");
const stays = process.stdout.isTTY && !process.argv.includes("--exit");

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "home"), { recursive: true });
writeFileSync(jobs, readFileSync(join(root, "examples/jobs.ndjson")));

const demo = await Demo.start(root, folder);
try {
  await demo.step("1. What is installed? Found by its package's keyword; nothing was registered.", "list");
  await demo.step(
    "2. Connect, and test the connection before it is saved.",
    "connect myservice --set api_key=demo-key --set workspace_id=demo",
  );
  await demo.step(
    "3. See what a sync would do. This writes nothing.",
    `sync myservice --jobs ${jobs} --dry-run`,
  );
  await demo.step("4. Sync 200 jobs.", `sync myservice --jobs ${jobs}`);
  await demo.step(
    "5. A spreadsheet and a calendar of your own take no account at all: only a folder.",
    `connect files --set folder=${files}`,
  );
  await demo.step("6. The same 200 jobs as rows of a workbook.", `sync files --jobs ${jobs}`);
  writeFileSync(jobs, changedJobs(readFileSync(jobs, "utf8"), new Date()));
  const before = await demo.requests();
  await demo.step(
    "7. Five jobs moved on. Only their changed fields are written; 195 cost nothing.",
    `sync myservice --jobs ${jobs}`,
  );
  const sent = (await demo.requests()) - before;
  console.log(`\n  The server received ${sent} requests for that sync.`);
  await demo.step(
    "8. In the workbook, too, only their cells change; their interviews are in the calendar now.",
    `sync files --jobs ${jobs}`,
  );
  const written = statSync(sheet).mtimeMs;
  await demo.step("9. Nothing changed, so nothing is written.", `sync files --jobs ${jobs}`);
  await demo.step("10. It is all on record.", "history");
  if (statSync(sheet).mtimeMs !== written)
    throw new Error("The last sync wrote the workbook; it had nothing to write");
  if (sent !== 5) throw new Error(`The second sync sent ${sent} requests; it should have sent 5`);
  demo.goodbye(relative(process.cwd(), folder) || ".", relative(process.cwd(), sheet));
  if (stays) await demo.untilInterrupted();
} finally {
  await demo.stop();
}
