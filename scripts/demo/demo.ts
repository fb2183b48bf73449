import { spawn } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import {
  startServer,
  type RunningServer,
} from "../../packages/integration-myservice/dist/server/start-server.js";

const dim = (text: string): string => (process.stdout.isTTY ? `\u001B[2m${text}\u001B[22m` : text);
const bold = (text: string): string => (process.stdout.isTTY ? `\u001B[1m${text}\u001B[22m` : text);

/** A throw-away home with two installed integrations, a MyService server, and the real command, run on all of it. */
export class Demo {
  readonly #home: string;
  readonly #command: string;
  readonly #server: RunningServer;

  private constructor(home: string, command: string, server: RunningServer) {
    this.#home = home;
    this.#command = command;
    this.#server = server;
  }

  /** @param folder - an empty folder to leave everything in */
  static async start(root: string, folder: string): Promise<Demo> {
    const home = join(folder, "home");
    const scope = join(home, "node_modules", "@peregrine");
    mkdirSync(scope, { recursive: true });
    // What `npm install @peregrine/integration-myservice @peregrine/integration-files` would have put there.
    for (const name of ["integration-myservice", "integration-files"])
      symlinkSync(join(root, "packages", name), join(scope, name), "junction");
    return new Demo(home, join(root, "packages/cli/dist/peregrine.cjs"), await startServer());
  }

  async requests(): Promise<number> {
    return this.#server.requestCount();
  }

  /** Says what comes, shows the command, runs it. @throws Error when it fails */
  async step(title: string, line: string): Promise<void> {
    console.log(`\n${bold(title)}\n${dim(`$ peregrine ${line}`)}\n`);
    const child = spawn(process.execPath, [this.#command, ...line.split(" ")], {
      stdio: "inherit",
      env: this.#environment(),
    });
    const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
    if (code !== 0) throw new Error(`\`peregrine ${line}\` ended with ${code}`);
  }

  /** @param folder - where everything is left, and in it the workbook: `sheet` */
  goodbye(folder: string, sheet: string): void {
    console.log(`
${bold("Done.")} 200 records are at the service and in the workbook, each once, and up to date.

  Watch them      ${this.#server.url}/
  Open them       ${sheet}, and jobs.ics beside it in any calendar. Sort, colour, add columns: a sync keeps it.
  Go on by hand   export PEREGRINE_HOME=${this.#home} PEREGRINE_BASE_URL_MYSERVICE=${this.#server.url}
                  npx pnpm@12 exec node packages/cli/dist/peregrine.cjs status
                  npx pnpm@12 exec node packages/cli/dist/peregrine.cjs history 2
                  # edit ${folder}/jobs.ndjson, then
                  npx pnpm@12 exec node packages/cli/dist/peregrine.cjs sync --jobs ${folder}/jobs.ndjson --dry-run
  Your own        npm install @peregrine/cli @peregrine/integration-files`);
  }

  async untilInterrupted(): Promise<void> {
    console.log(`\n${dim("The server runs until you press Ctrl-C.")}`);
    await new Promise<void>((resolve) => process.once("SIGINT", () => resolve()));
  }

  stop(): Promise<void> {
    return this.#server.close();
  }

  #environment(): NodeJS.ProcessEnv {
    return { ...process.env, PEREGRINE_HOME: this.#home, PEREGRINE_BASE_URL_MYSERVICE: this.#server.url };
  }
}
