import { toFailure } from "@peregrine/core/host";
import { UsageError, type Answer, type Call, type Command } from "../command.ts";
import { printable } from "../terminal/printable.ts";
import { withInterrupt, type Interrupts } from "../terminal/with-interrupt.ts";
import { connectedNames } from "./connected-names.ts";
import { planOne } from "./plan-one.ts";
import { syncOne } from "./sync-one.ts";
import { syncOptions } from "./sync-options.ts";

/** What came of one connection: what to show of it, and what went wrong. */
export type Part = Pick<Answer, "data" | "failure" | "headline">;

export const sync: Command = {
  name: "sync",
  args: "[NAME…]",
  arity: [0, Infinity],
  summary: "bring the services in step with your jobs",
  about: [
    "Makes a record for each new job, and changes the fields of those whose job changed. Nothing is ever deleted, nothing is made twice, and what a person edited at the service stays. Without names, all connections are synced, one after the other.",
    "Ctrl-C finishes the requests in flight, records them, and stops; a second Ctrl-C stops now. Run it again to go on.",
  ],
  options: [
    {
      name: "jobs",
      value: "PATH",
      summary: 'read jobs from this file (SQLite, NDJSON, JSON, CSV), or "-" for standard input',
    },
    {
      name: "status",
      value: "A,B",
      multiple: true,
      summary: "statuses a job must have to be synced for the first time",
    },
    { name: "dry-run", summary: "show what would be written, and write nothing" },
    { name: "all", summary: "show every job of a plan or a run, not the first twenty" },
    { name: "retry-failed", summary: "only jobs that failed in the run before" },
    { name: "yes", summary: "go on although the plan changes an unusual share of the records" },
    { name: "now", summary: "begin although the service asked the last run to wait longer" },
    {
      name: "rate",
      value: "N",
      summary: "requests a second, where the service allows this connection more or less than usual",
    },
    {
      name: "patience",
      value: "SECONDS",
      summary: "longest wait for the service before the rest is put off; 60 by default",
    },
  ],
  examples: [
    { call: "peregrine sync --dry-run", does: "see what would be done" },
    { call: "peregrine sync acme --status applied,interviewing", does: "only jobs that got that far" },
    { call: "export-jobs | peregrine sync acme --jobs -", does: "jobs from another program" },
  ],
  json: "`runs`: for each connection the report of its run (`run`, `integration`, `outcome`, `counts`, `failures`, `failure`, `resumeAt`, `durationMs`, `requests`, `retries`, `warnings`), or `integration` and `failure` if it did not begin. With `--dry-run`, `plans`: for each connection its `entries` (each with `action`, `title`, `key` and `changes`: field by field `before` and `after`) and its `plan` (`counts`, `requests`, `estimatedMs`, `warnings`).",
  failed: "The sync did not run.",
  async run(call) {
    const options = syncOptions(call);
    const names =
      call.args.length > 0 ? [...new Set(call.args)] : await connectedNames(call.peregrine, "sync");
    if (options.jobs === "-" && names.length > 1) {
      throw new UsageError(
        "Standard input can be read only once",
        "Name one connection, or give --jobs a file.",
      );
    }
    const parts: Part[] = [];
    await withInterrupt(
      call.shell,
      (interrupts) => oneByOne(call, names, interrupts, parts),
      () => sayStopping(call),
    );
    const failed = parts.find(({ failure }) => failure !== undefined);
    return {
      data: { [call.flag("dry-run") ? "plans" : "runs"]: parts.map(({ data }) => data) },
      text: "",
      ...(failed?.failure ? { failure: failed.failure } : {}),
      ...(failed?.headline === undefined ? {} : { headline: failed.headline }),
    };
  },
};

async function oneByOne(
  call: Call,
  names: readonly string[],
  interrupts: Interrupts,
  parts: Part[],
): Promise<void> {
  for (const name of names) {
    if (interrupts.stop.aborted) return;
    parts.push(await one(call, name, interrupts));
  }
}

async function one(call: Call, name: string, interrupts: Interrupts): Promise<Part> {
  const options = { ...syncOptions(call), stop: interrupts.stop, signal: interrupts.now };
  try {
    return await (call.flag("dry-run") ? planOne : syncOne)(call, name, options);
  } catch (error) {
    const failure = toFailure(error);
    return {
      data: { integration: name, failure },
      failure,
      headline: `The sync of ${printable(name)} did not run.`,
    };
  }
}

function sayStopping({ shell }: Call): void {
  shell.err.write(
    "\nStopping: what is in flight is finished and recorded. Press Ctrl-C again to stop now.\n",
  );
}
