import { ask } from "./ask.ts";
import { readTemplate } from "./create-integration.ts";
import { main } from "./main.ts";

/**
 * Runs the command of this process.
 *
 * @param templateFile - the template that was built beside it
 * @returns the exit code
 */
export async function start(templateFile: string): Promise<number> {
  return main(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    ask: process.stdin.isTTY && process.stdout.isTTY ? ask : undefined,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    template: () => readTemplate(templateFile),
    year: new Date().getFullYear(),
  });
}
