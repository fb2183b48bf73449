import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Job } from "@peregrine/core";
import type { ChildOrder } from "../child-order.ts";
import { childScript } from "../child-script.ts";
import { runChild, type ChildResult, type KillOn } from "../run-child.ts";
import type { Stage } from "./stage.ts";

/** What is particular to one child. */
export interface ChildManner {
  killOn?: KillOn;
  /** Where children that follow each other keep compiled code. */
  cache?: string;
}

/** Syncs the jobs from a process of its own, over the stage's memory, to its end or until it is killed. */
export async function syncInChild(
  stage: Stage,
  jobs: readonly Job[],
  { killOn, cache }: ChildManner = {},
): Promise<ChildResult> {
  const { folder, stateDir, server, config, options } = stage;
  const order: ChildOrder = {
    module: String(options.module),
    contained: options.contained === true,
    config,
    baseUrl: server.url,
    stateDir,
    jobs: join(folder, "jobs.ndjson"),
  };
  await writeFile(order.jobs, jobs.map((job) => `${JSON.stringify(job)}\n`).join(""));
  const path = join(folder, "order.json");
  await writeFile(path, JSON.stringify(order));
  const env = cache === undefined ? {} : { NODE_COMPILE_CACHE: cache };
  return runChild({ ...childScript, args: [path], env, ...(killOn ? { killOn } : {}) });
}
