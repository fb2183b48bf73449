import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connectAndSync, installAndList, removeOne, updateOne } from "./journey/as-a-user.ts";
import { LocalRegistry } from "./journey/local-registry.ts";
import { RepositoryCopy } from "./journey/repository-copy.ts";
import { Services } from "./journey/services.ts";
import { MANAGERS } from "./journey/managers.ts";
import { publishThirdParty } from "./journey/third-party.ts";
import { User } from "./journey/user.ts";
import { publishedPackages } from "./packages/published-packages.ts";

/**
 * The way from this repository to somebody's machine and back: publishes everything, with the release script, to a registry on
 * this machine; installs from it with npm, with pnpm and with the command itself; connects, syncs, updates one integration alone, removes one.
 */
const { values } = parseArgs({ options: { keep: { type: "boolean", default: false } } });
const folder = realpathSync(mkdtempSync(join(tmpdir(), "peregrine-journey-")));
const started = performance.now();

try {
  await using registry = await step("a registry on this machine", () => LocalRegistry.start(folder));
  const copy = await step("a copy of the repository", () =>
    RepositoryCopy.make(join(folder, "repository"), registry),
  );
  await step("publishes every package, and then none", async () => {
    const all = publishedPackages().map(({ name, json }) => `${name}@${json.version}`);
    assert.deepEqual((await copy.release()).sort(), all.sort());
    assert.deepEqual(await copy.release(), []);
  });
  await step("somebody else makes an integration, and publishes it", () =>
    publishThirdParty(join(folder, "workshop"), registry),
  );

  await using stack = new AsyncDisposableStack();
  const users = await Promise.all(
    MANAGERS.map(async (manager) => {
      const services = stack.use(await Services.start());
      const user = new User(join(folder, manager.name), registry, services.environment());
      return { manager, services, user };
    }),
  );
  for (const { manager, user, services } of users) {
    await step(`${manager.name}: installs and lists`, () => installAndList(user, manager));
    await step(`${manager.name}: connects and syncs`, () => connectAndSync(user, services));
  }
  const version = await step("a patch of one integration publishes that one alone", async () => {
    const made = await copy.version("@peregrine/integration-notion", "patch", "Titles keep their commas.");
    assert.deepEqual(await copy.release(), made);
    assert.equal(made.length, 1);
    return registry.latest("@peregrine/integration-notion");
  });
  await step("a minor version of core moves no other package", async () => {
    const made = await copy.version("@peregrine/core", "minor", "Hosts can do more.");
    assert.match(made.join(" "), /^@peregrine\/core@\S+$/);
  });
  for (const { manager, user } of users) {
    await step(`${manager.name}: updates one integration alone`, () => updateOne(user, manager, version));
    await step(`${manager.name}: removes one`, () => removeOne(user, manager));
  }
  console.log(`The journey took ${seconds(started)}`);
} finally {
  if (values.keep) console.log(`Everything is left in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    const result = await work();
    console.log(`✓ ${title} (${seconds(began)})`);
    return result;
  } catch (error) {
    console.log(`✗ ${title}`);
    throw error;
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
