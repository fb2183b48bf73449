import type { Call, Command } from "../command.ts";
import { runNumber, wholeNumber } from "./run-number.ts";
import { showHistory, showRun } from "../show/show-history.ts";

export const history: Command = {
  name: "history",
  args: "[RUN]",
  arity: [0, 1],
  summary: "show earlier runs, or one run in full",
  options: [
    { name: "name", value: "NAME", summary: "only runs of this connection" },
    { name: "limit", value: "N", summary: "how many runs; 20 by default" },
    { name: "all", summary: "every job of a run, not the first twenty" },
  ],
  examples: [
    { call: "peregrine history", does: "the last twenty runs" },
    { call: "peregrine history 12 --all", does: "all that run 12 wrote, and what it did not" },
  ],
  json: "`runs`: of each its `id`, `integration`, `startedAt`, `endedAt`, `outcome`, `counts`, `durationMs`, `requests`, `retries`, `failure`, `resumeAt`. With RUN, `run`: the same with `failures` and `changes`.",
  failed: "The history could not be read.",
  async run(call) {
    const [id] = call.args;
    return id === undefined ? runs(call) : oneRun(call, id);
  },
};

async function runs({ peregrine, paint, value }: Call) {
  const name = value("name");
  const limit = value("limit");
  const filter = {
    ...(name === undefined ? {} : { name }),
    ...(limit === undefined ? {} : { limit: wholeNumber("--limit", limit) }),
  };
  const runs = await peregrine.history(filter);
  return { data: { runs }, text: showHistory(runs, Date.now(), paint) };
}

async function oneRun({ peregrine, paint, shell, flag }: Call, id: string) {
  const run = await peregrine.run(runNumber(id));
  const limit = flag("all") ? Infinity : undefined;
  return { data: { run }, text: showRun(run, { paint, columns: shell.out.columns, limit }) };
}
