import { parseArgs } from "node:util";

/** The options, as they are written after `--`. */
export const OPTIONS = {
  label: { type: "string" },
  author: { type: "string" },
  repository: { type: "string" },
  dir: { type: "string" },
  pm: { type: "string" },
  yes: { type: "boolean", short: "y" },
  help: { type: "boolean", short: "h" },
} as const;

export const HELP = `Makes a package for an integration of your own.

  npm create @peregrine/integration NAME [-- OPTIONS]

  NAME              acme, google_tasks, peregrine-integration-acme, @you/peregrine-integration-acme
  --label TEXT      the service's name, as people read it
  --author TEXT     who holds the copyright
  --repository URL  where its source will be; a release with provenance needs it
  --dir PATH        the folder to make; it must be empty or not there yet
  --pm NAME         npm or pnpm, for the workflows
  --yes             ask nothing
`;

/** What a command line says. @throws TypeError for an option that there is none of, or a second name */
export function readOptions(argv: readonly string[]) {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  if (positionals.length > 1) throw new TypeError(`One name at a time: what is ${positionals[1]}?`);
  return { ...values, name: positionals[0] };
}

export type Given = ReturnType<typeof readOptions>;
