import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "./packages/published-packages.ts";

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
  steps: Step[];
}

interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  env?: Record<string, string>;
  jobs: Record<string, Job>;
}

const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const workflows = globSync(".github/workflows/*.yml", { cwd: ROOT }).map((file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  return { file: basename(file), text, workflow: parse(text) as Workflow };
});

test("there are workflows for pull requests, for releases and for the site", () => {
  expect(workflows.map(({ file }) => file).sort()).toEqual(["ci.yml", "docs.yml", "release.yml"]);
});

describe.each(workflows)("$file", ({ text, workflow }) => {
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);
  const commands = steps
    .flatMap(({ run = "", with: { script = "" } = {} }) => [run, String(script)])
    .join("\n");

  test("pins every action by its whole commit, and tells the version", () => {
    const used = [...text.matchAll(/^.*\buses:.*$/gm)].map(([line]) => line.trim());
    expect(used.length).toBe(steps.filter(({ uses }) => uses).length);
    for (const line of used) expect(line).toMatch(/uses: [\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("uses one version of each action, as the others do", () => {
    const everywhere = workflows.flatMap((one) => [...one.text.matchAll(/uses: ([\w-]+\/[\w-]+)\S*@(\S+)/g)]);
    const pins = new Map<string, Set<string>>();
    for (const [, action, pin] of everywhere) pins.set(action!, (pins.get(action!) ?? new Set()).add(pin!));
    expect([...pins].filter(([, versions]) => versions.size > 1)).toEqual([]);
  });

  test("calls scripts that exist", () => {
    const called = [...commands.matchAll(/^pnpm (\S+)/gm)].map(([, name]) => name!);
    const known = [...Object.keys(scripts), "install", "exec"];
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => !known.includes(name))).toEqual([]);
    const files = [...commands.matchAll(/^node (\S+)/gm)].map(([, file]) => file!);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test("may do what it needs and no more, has no secret, and comes to an end", () => {
    expect(workflow.permissions).toBeDefined();
    expect(Object.values(workflow.permissions ?? {})).not.toContain("write");
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    expect(text).not.toMatch(/secrets\./);
    for (const [name, job] of jobs) expect(job["timeout-minutes"], name).toBeGreaterThan(0);
  });

  test("runs no text that a stranger can choose", () => {
    expect(commands).not.toContain("${{");
  });
});

test("only the job that publishes has an identity to publish with", () => {
  const { jobs } = workflows.find(({ file }) => file === "release.yml")!.workflow;
  const identified = Object.entries(jobs).filter(
    ([, { permissions }]) => permissions?.["id-token"] === "write",
  );
  expect(identified.map(([name]) => name)).toEqual(["publish"]);
});

test("the workflows speak of one pnpm", () => {
  const versions = workflows.flatMap(({ text }) =>
    [...text.matchAll(/pnpm@([\d.]+)/g)].map(([, one]) => one),
  );
  expect(new Set(versions).size).toBe(1);
});
