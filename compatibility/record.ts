import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { packAll } from "../scripts/packages/pack-all.ts";
import { publishedPackages } from "../scripts/packages/published-packages.ts";
import { recordHome } from "./record-home.ts";

/** Records what this version publishes and writes, for later versions to be tried on. Build first. */
const packages = publishedPackages().filter(({ name }) => /\/(?:core|integration-myservice)$/.test(name));
const { version } = packages.find(({ name }) => name.endsWith("/core"))!.json;
const home = join(import.meta.dirname, "homes", version);
if (existsSync(home))
  throw new Error(`${home} is there already; what was written once is never written again`);

mkdirSync(join(import.meta.dirname, "packages"), { recursive: true });
packAll(packages, join(import.meta.dirname, "packages"));
await recordHome(home);
