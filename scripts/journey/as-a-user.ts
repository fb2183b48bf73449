import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../packages/published-packages.ts";
import type { Integration, Manager } from "./managers.ts";
import type { Services } from "./services.ts";
import type { User } from "./user.ts";

const NOTION: Integration = { name: "notion", packageName: "@peregrine/integration-notion" };
const LODESTAR: Integration = { name: "lodestar", packageName: "peregrine-integration-lodestar" };
const JOBS = 5;

interface Listing {
  integrations: { name: string; version: string; official: boolean; configured: boolean }[];
  problems: unknown[];
  orphans: string[];
}

interface Sync {
  runs: {
    integration: string;
    outcome: string;
    counts: { created: number; updated: number; unchanged: number };
  }[];
}

/** Installs the command and two integrations, and has what they list. */
export async function installAndList(user: User, manager: Manager): Promise<void> {
  await manager.install(user, [NOTION, LODESTAR]);
  const { integrations, problems } = await user.peregrine<Listing>("list");
  assert.deepEqual(problems, []);
  assert.deepEqual(
    integrations.map(({ name, official, configured }) => ({ name, official, configured })),
    [
      { name: "lodestar", official: false, configured: false },
      { name: "notion", official: true, configured: false },
    ],
  );
}

/** Connects both, syncs the same jobs twice: they are there once. */
export async function connectAndSync(user: User, services: Services): Promise<void> {
  for (const name of ["notion", "lodestar"]) await user.peregrine("connect", name);
  await sync(user, JOBS, 0);
  assert.deepEqual(services.counts(), { notion: JOBS, lodestar: JOBS });
  await sync(user, 0, JOBS);
}

/** Updates Notion, and nothing but Notion; what was synced is remembered. */
export async function updateOne(user: User, manager: Manager, version: string): Promise<void> {
  const others = ["@peregrine/cli", "@peregrine/core", LODESTAR.packageName];
  const before = others.map((name) => user.version(name));
  await manager.update(user, NOTION);
  assert.equal(user.version(NOTION.packageName), version);
  assert.deepEqual(
    others.map((name) => user.version(name)),
    before,
  );
  await sync(user, 0, JOBS);
}

/** Removes Lodestar: Notion goes on, and what is left of the other is told. */
export async function removeOne(user: User, manager: Manager): Promise<void> {
  await manager.remove(user, LODESTAR);
  const { integrations, problems, orphans } = await user.peregrine<Listing>("list");
  assert.deepEqual(problems, []);
  assert.deepEqual(
    integrations.map(({ name }) => name),
    ["notion"],
  );
  assert.deepEqual(orphans, ["lodestar"]);
  const { runs } = await user.peregrine<Sync>("sync", "notion", "--jobs", jobsFile(user));
  assert.deepEqual(runs[0]?.outcome, "done");
}

async function sync(user: User, created: number, unchanged: number): Promise<void> {
  const { runs } = await user.peregrine<Sync>("sync", "notion", "lodestar", "--jobs", jobsFile(user));
  for (const { integration, counts } of runs) {
    const { created: made, updated, unchanged: left } = counts;
    assert.deepEqual(
      { created: made, updated, unchanged: left },
      { created, updated: 0, unchanged },
      integration,
    );
  }
  assert.equal(runs.length, 2);
}

/** The first jobs of the examples that got far enough to be synced. */
function jobsFile(user: User): string {
  const file = join(user.folder, "jobs.ndjson");
  const all = readFileSync(join(ROOT, "examples/jobs.ndjson"), "utf8").split("\n");
  writeFileSync(
    file,
    all
      .filter((line) => line.includes('"status":"applied"'))
      .slice(0, JOBS)
      .join("\n"),
  );
  return file;
}
