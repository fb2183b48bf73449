import { mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ROOT } from "../packages/published-packages.ts";
import type { LocalRegistry } from "./local-registry.ts";
import { run } from "./run.ts";

/** Where this repository's own integrations find the tools of their builds. */
const TOOLS = ["packages/integration-myservice/node_modules/.bin", "node_modules/.bin"].map((path) =>
  join(ROOT, path),
);

/**
 * Somebody else's integration, Lodestar: made with `npm create @peregrine/integration`, built and published. What its build needs
 * is borrowed from this repository; to install it all once more would show nothing and take long.
 *
 * @param workshop - the folder it is made in; does not exist yet
 */
export async function publishThirdParty(workshop: string, registry: LocalRegistry): Promise<void> {
  const env = registry.use(workshop);
  const create = ["create", "--yes", "@peregrine/integration", "lodestar", "--", "--yes"];
  await run("npm", create, { cwd: workshop, env });
  const folder = join(workshop, "peregrine-integration-lodestar");
  registry.use(folder);
  borrow(folder);
  const path = [...TOOLS, env["PATH"]].join(delimiter);
  await run("npm", ["run", "build"], { cwd: folder, env: { ...env, PATH: path } });
  await run("npm", ["publish"], { cwd: folder, env });
}

function borrow(folder: string): void {
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@peregrine"), { recursive: true });
  symlinkSync(join(ROOT, "packages/core"), join(modules, "@peregrine/core"), "junction");
  symlinkSync(join(ROOT, "node_modules/@types"), join(modules, "@types"), "junction");
}
