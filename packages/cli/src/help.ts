import type { Option, Usage } from "./command.ts";
import { COMMON_OPTIONS } from "./parse-call.ts";
import { columns } from "./terminal/columns.ts";
import type { Paint } from "./terminal/paint.ts";

/** The page of `peregrine --help`. */
export function overview(commands: readonly Usage[], paint: Paint): string {
  return [
    "Connects a job-search pipeline to the tools you already use.",
    "",
    `${paint.bold("Usage")}  peregrine COMMAND [ARGUMENTS] [OPTIONS]`,
    "",
    paint.bold("Commands"),
    ...indented(commands.map((usage) => [paint.cyan(head(usage)), usage.summary])),
    "",
    paint.bold("Options of every command"),
    ...indented(
      optionRows(
        [...COMMON_OPTIONS, { name: "version", summary: "show the version, as the only option" }],
        paint,
      ),
    ),
    "",
    paint.bold("To begin"),
    ...indented([
      ["peregrine add NAME", "install an integration; a plain npm install is as good"],
      ["peregrine connect NAME", "connect it"],
      ["peregrine sync --dry-run", "see what a sync would do"],
    ]),
  ].join("\n");
}

/** The page of `peregrine COMMAND --help`. */
export function help(usage: Usage, paint: Paint): string {
  return [
    usage.summary[0]!.toUpperCase() + `${usage.summary.slice(1)}.`,
    ...(usage.about ?? []).flatMap((paragraph) => ["", paragraph]),
    "",
    `${paint.bold("Usage")}  peregrine ${head(usage)} [OPTIONS]`,
    "",
    paint.bold("Options"),
    ...indented(optionRows([...usage.options, ...COMMON_OPTIONS], paint)),
    "",
    paint.bold(usage.examples.length === 1 ? "Example" : "Examples"),
    ...usage.examples.flatMap(({ call, does }) => [`  ${paint.dim(`# ${does}`)}`, `  ${call}`]),
  ].join("\n");
}

/** A command with its arguments: `"connect NAME"`. */
export function head({ name, args }: Usage): string {
  return args === "" ? name : `${name} ${args}`;
}

/** An option as it is written: `"--jobs PATH"`. */
export function optionHead({ name, value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function optionRows(options: readonly Option[], paint: Paint): string[][] {
  return options.map((option) => [paint.cyan(optionHead(option)), option.summary]);
}

function indented(rows: readonly (readonly string[])[]): string[] {
  return columns(rows).map((line) => `  ${line}`);
}
