import { parseArgs } from "node:util";
import { UsageError, type Option, type Usage } from "./command.ts";
import { didYouMean } from "./did-you-mean.ts";

/** Options of every command. */
export const COMMON_OPTIONS: readonly Option[] = [
  { name: "json", summary: "answer as JSON, on standard output" },
  { name: "home", value: "PATH", summary: "the Peregrine folder to work in" },
  { name: "help", summary: "show this help" },
];

/** What was written on the command line. */
export interface Parsed {
  args: readonly string[];
  options: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads what follows a command's name. `--help` wins over everything that is wrong.
 *
 * @throws UsageError for an option that does not exist or lacks its value, and for too few or too many arguments
 */
export function parseCall(usage: Usage, argv: readonly string[]): Parsed {
  const known = [...usage.options, ...COMMON_OPTIONS];
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      known.map(({ name, value }) => [name, { type: value ? "string" : "boolean", ...short(name) }] as const),
    ),
    strict: false,
    tokens: true,
  });
  const options = new Map<string, string[]>();
  const asked = argv.includes("--help") || argv.includes("-h");
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (asked) options.set("help", []);
    else options.set(token.name, [...(options.get(token.name) ?? []), ...valueOf(usage, known, token)]);
  }
  if (!asked) checkArity(usage, positionals);
  return { args: positionals, options };
}

function short(name: string): { short?: string } {
  return name === "help" ? { short: "h" } : {};
}

function valueOf(
  usage: Usage,
  known: readonly Option[],
  token: { name: string; rawName: string; value?: string | undefined },
): string[] {
  const option = known.find(({ name }) => name === token.name);
  if (!option) {
    const names = known.map(({ name }) => `--${name}`);
    throw new UsageError(
      `"peregrine ${usage.name}" has no option ${token.rawName}`,
      didYouMean(token.rawName, names) ?? seeHelp(usage),
    );
  }
  if (option.value === undefined) {
    if (token.value === undefined) return [];
    throw new UsageError(`--${option.name} takes no value`, `Write --${option.name} alone.`);
  }
  const missing =
    token.value === undefined ||
    (token.value.startsWith("--") && known.some(({ name }) => `--${name}` === token.value));
  if (missing)
    throw new UsageError(`--${option.name} needs a value`, `Write --${option.name} ${option.value}.`);
  return [token.value!];
}

function checkArity(usage: Usage, args: readonly string[]): void {
  const [fewest, most] = usage.arity;
  if (args.length < fewest)
    throw new UsageError(`"peregrine ${usage.name}" needs ${usage.args}`, seeHelp(usage));
  if (args.length <= most) return;
  throw new UsageError(`"peregrine ${usage.name}" cannot make sense of "${args[most]}"`, seeHelp(usage));
}

function seeHelp({ name }: Usage): string {
  return `See how it is called: peregrine ${name} --help`;
}
