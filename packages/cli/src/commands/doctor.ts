import { resolve } from "node:path";
import type { DoctorReport } from "@peregrine/core/host";
import type { Answer, Command } from "../command.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { count } from "../terminal/time.ts";
import { withNotice } from "../terminal/with-notice.ts";

type Finding = DoctorReport["findings"][number];

export const doctor: Command = {
  name: "doctor",
  args: "",
  arity: [0, 0],
  summary: "look for what keeps things from working",
  about: [
    "Looks at the home, the installed packages, the connections, the jobs and the memory of earlier runs. Changes nothing, and asks no service.",
  ],
  options: [
    { name: "jobs", value: "PATH", summary: "look at this file of jobs, not the home's own database" },
  ],
  examples: [{ call: "peregrine doctor", does: "when something is odd" }],
  json: "`findings`: of each its `level` (`ok`, `note`, `warning`, `error`), `topic`, `message`, and what to do as `hint`.",
  failed: "Something will not work as it is.",
  async run({ peregrine, value, paint, shell }): Promise<Answer> {
    const jobs = value("jobs");
    const options = jobs === undefined ? {} : { jobs: resolve(shell.cwd, jobs) };
    const report = await withNotice(shell, "Looking…", () => peregrine.doctor(options));
    const errors = report.findings.filter(({ level }) => level === "error");
    const text = report.findings.map((finding) => lineOf(finding, paint)).join("\n");
    if (errors.length === 0) return { data: report, text };
    const message = `${count(errors.length, "finding")} above ${errors.length === 1 ? "is" : "are"} marked with ✗`;
    return {
      data: report,
      text,
      failure: { code: "invalid_config", message, hint: errors[0]?.hint ?? "Put these right first." },
    };
  },
};

function lineOf({ level, topic, message, hint }: Finding, paint: Paint): string {
  const marks = {
    ok: paint.green("✓"),
    note: paint.dim("·"),
    warning: paint.yellow("!"),
    error: paint.red("✗"),
  } as const;
  const line = `${marks[level]} ${paint.bold(printable(topic))}: ${printable(message)}`;
  return hint === undefined ? line : `${line}\n  ${paint.cyan("→")} ${printable(hint)}`;
}
