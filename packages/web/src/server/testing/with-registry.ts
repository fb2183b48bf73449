import { join } from "node:path";
import { onTestFinished } from "vitest";
// The installer's own double of a registry: another one here would be one more to keep true.
import { TestRegistry } from "../../../../installer/src/testing/test-registry.ts";
import type { WebOptions } from "../web-options.ts";
import type { TestHome } from "./test-home.ts";

/** A registry of this test's own, and what makes a server of this home use it and nothing else. */
export async function withRegistry(home: TestHome): Promise<{ registry: TestRegistry; options: WebOptions }> {
  const registry = await TestRegistry.start();
  onTestFinished(() => registry[Symbol.asyncDispose]());
  const cache = join(home.dir, "user/cache");
  home.write("user/.npmrc", `registry=${registry.url}\ncache=${cache}\nfetch-retries=0\n`);
  const env = { PATH: process.env["PATH"] ?? "", HOME: join(home.dir, "user") };
  return { registry, options: { env, trustRoot: () => Promise.reject(new Error("no network")) } };
}
