import { readFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { openJobs, syncIntegration, type IntegrationClass } from "@peregrine/core/host";
import type { ChildLine, ChildOrder } from "./child-order.ts";

/** Syncs as a process of its own, as fast as the service answers; tells its phases, and at the end how it came out. */
const order: ChildOrder = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const { default: Integration }: { default: IntegrationClass } = await import(order.module);
const jobs = await openJobs(order.jobs);
// A killed process writes no cache at its end, and the next one would have to compile it all again.
flushCompileCache();
tell({ begun: true });
const startedMs = performance.now();
const report = await syncIntegration({
  Integration,
  ...(order.contained ? { contained: order.module } : {}),
  config: order.config,
  baseUrl: order.baseUrl,
  stateDir: order.stateDir,
  jobs,
  limits: { requestsPerSecond: Infinity },
  yes: true,
  onEvent: (event) => event.type === "phase" && tell({ phase: event.phase }),
});
tell({ report, tookMs: performance.now() - startedMs });

function tell(line: ChildLine): void {
  console.log(JSON.stringify(line));
}
