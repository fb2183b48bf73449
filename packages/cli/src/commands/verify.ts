import type { Command } from "../command.ts";
import { printable } from "../terminal/printable.ts";
import { count } from "../terminal/time.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";
import { showVerification } from "../show/show-verification.ts";

export const verify: Command = {
  name: "verify",
  args: "[PATH|PACKAGE]",
  arity: [0, 1],
  summary: "for authors: check an integration's package before anyone installs it",
  about: [
    "Builds and packs the package in a folder, by default this one, and looks at what its users will get: its names, ranges, form, files and size. Installs it in an empty folder, lists it there, loads it, and runs its tests, the contract suite among them.",
    "Of a package of the registry, which brings no tests, all but the tests. Its build, its tests and its class run with your rights: verify nothing that you would not run.",
  ],
  options: [
    {
      name: "against",
      value: "VERSION|PATH",
      summary: "an earlier version: is the new one big enough for what changed in the form?",
    },
    { name: "no-tests", summary: "leave the package's tests out" },
  ],
  examples: [
    { call: "peregrine verify", does: "the package in this folder" },
    { call: "peregrine verify --against 1.2.0 --json", does: "before a release, for a workflow" },
    { call: "peregrine verify peregrine-integration-acme", does: "what the registry has" },
  ],
  json: "`package`: its `name` and `version`; `checks`: of each its permanent `id`, `title`, `outcome` (`passed`, `failed`, `not run`) and `notes`; `contract`: each check of the suite by `name`, with `outcome` (`passed`, `failed`, `skipped`, `missing`) and `reason`; with `--against` also `comparison`: the smallest `bump` allowed, `reasons`, `before`, `after`.",
  failed: "It is not ready to be published.",
  async run({ args, shell, flag, value, paint }) {
    const { verifyPackage } = await import("@peregrine/workbench");
    const against = value("against");
    const { ok, ...report } = await withInterrupt(shell, ({ stop }) =>
      verifyPackage({
        cwd: shell.cwd,
        signal: stop,
        tests: !flag("no-tests"),
        ...(args[0] === undefined ? {} : { target: args[0] }),
        ...(against === undefined ? {} : { against }),
        onStep: (what) => shell.err.write(`${paint.dim(`${printable(what)}…`)}\n`),
      }),
    );
    const failed = report.checks.filter(({ outcome }) => outcome === "failed").length;
    const message = `${count(failed, "check")} of ${report.checks.length} failed`;
    return {
      data: report,
      text: showVerification({ ok, ...report }, paint),
      ...(ok ? {} : { failure: { code: "schema", message, hint: "Put right what is marked with ✗." } }),
    };
  },
};
