import { FAILURES } from "@peregrine/core/host";
import type { Option, Usage } from "./command.ts";
import { head, optionHead } from "./help.ts";
import { COMMON_OPTIONS } from "./parse-call.ts";

const INTRO = `# The command \`peregrine\`

<!-- Made from the command table by \`pnpm --filter @peregrine/cli run docs\`; a test keeps the two equal. -->

Install it with \`npm install -g @peregrine/cli\`, or in a project and call it with \`npx peregrine\`. Answers go to standard
output; progress, prompts and errors go to standard error. Nothing is asked when standard input is no terminal.
\`NO_COLOR\` switches colours off, \`FORCE_COLOR\` switches them on.`;

const JSON_PART = `## JSON

With \`--json\`, every command prints one JSON object on standard output and nothing else there: \`"ok": true\` with what is
listed at each command, or \`"ok": false\` with \`failure\`, beside what was found out until then. A failure has a permanent
\`code\`, a \`message\`, and where known \`field\`, \`hint\`, \`docsUrl\`, \`status\`, \`retryAfterMs\` and \`issues\`
(each a \`field\` and a \`message\`). The code \`usage\` stands for a wrong call. Keys may be added; none is renamed or
removed within a major version.`;

const VARIABLES = [
  ["`PEREGRINE_HOME`", "the home, unless `--home` names one"],
  ["`PEREGRINE_PLUGIN_PATH`", "more folders to look for integrations in, divided as in `PATH`"],
  ["`PEREGRINE_<NAME>_<KEY>`", "a value for `peregrine connect NAME`"],
  ["`PEREGRINE_BASE_URL_<NAME>`", "where the service is, for tests and emulators; this machine only"],
  ["`STAGING_DB`", "the database of jobs"],
  ["`NO_COLOR`, `FORCE_COLOR`", "colours off, colours on"],
  ["`NODE_COMPILE_CACHE`", "where compiled code is kept between starts, if not in your own cache folder"],
] as const;

/** The text of \`docs/cli.md\`. */
export function cliPage(commands: readonly Usage[]): string {
  const overview = `## Commands\n\n${table(["command", ""], commands.map(row))}`;
  const common = ["Every command also has:", "", ...options(COMMON_OPTIONS)].join("\n");
  return `${[INTRO, overview, common, ...commands.map(section), JSON_PART, exitCodes(), environment()].join("\n\n")}\n`;
}

function row(usage: Usage): readonly string[] {
  return [`[\`peregrine ${head(usage)}\`](#${usage.name})`, usage.summary];
}

function section(usage: Usage): string {
  const examples = usage.examples.map(({ call, does }) => `# ${does}\n${call}`).join("\n\n");
  return [
    `## ${usage.name}`,
    `\`peregrine ${head(usage)}\`: ${usage.summary}.`,
    ...(usage.about ?? []).map(prose),
    ...(usage.options.length > 0 ? [options(usage.options).join("\n")] : []),
    `\`\`\`sh\n${examples}\n\`\`\``,
    `\`--json\` answers ${usage.json}`,
  ].join("\n\n");
}

function options(list: readonly Option[]): string[] {
  return list.map((option) => `- \`${optionHead(option)}\`: ${prose(option.summary)}`);
}

function exitCodes(): string {
  const codes = Object.entries(FAILURES).map(([code, { exitCode }]) => [exitCode, `\`${code}\``] as const);
  const wrong = "a wrong call: an unknown command or option, a missing argument";
  const rows = [[0, "none"] as const, [2, wrong] as const, ...codes].sort(([one], [other]) => one - other);
  return [
    "## Exit codes",
    "A command that ran into several failures ends with the code of the first. What each means is told in [errors.md](errors.md).",
    table(
      ["exit code", "failure"],
      rows.map(([code, failure]) => [String(code), failure]),
    ),
  ].join("\n\n");
}

function environment(): string {
  return `## Environment\n\n${table(["variable", "what it does"], VARIABLES)}`;
}

/** A table whose columns are aligned in the text, too. A bar in a cell would end it, in code as well. */
function table(title: readonly string[], cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = title.map((_, at) => Math.max(3, ...[title, ...rows].map((row) => row[at]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(" | ")} |`;
  return [title, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("\n");
}

/** Prose for people at a terminal, as Markdown: what looks like a tag there is none. */
function prose(text: string): string {
  return text.replaceAll("<", "\\<");
}
