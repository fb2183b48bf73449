import { isOfficial, likelyName, PeregrineError } from "@peregrine/core/host";
import type { SearchResult } from "../api.ts";
import type { InstallerContext } from "../installer-context.ts";
import { readPackument } from "../registry/packument.ts";
import type { Registry } from "../registry/registry.ts";
import { searchUseCase } from "./search.ts";

/**
 * The packages that an integration's name may mean: the one that is installed, else the official one, else every community
 * package of this name. Never a guess.
 *
 * @throws PeregrineError `not_found` when there is none
 */
export async function packagesOfName(
  context: InstallerContext,
  name: string,
  signal?: AbortSignal,
): Promise<[SearchResult, ...SearchResult[]]> {
  const { found } = await context.core.discover();
  const installed = found.find(({ manifest }) => manifest.name === name);
  if (installed) return [{ ...installed, name, installed: installed.version }];
  const registry = await context.registry();
  const dashed = name.replaceAll("_", "-");
  const official = await lookUp(registry, `@peregrine/integration-${dashed}`, name, signal);
  if (official) return [official];
  const [plain, listed] = await Promise.all([
    lookUp(registry, `peregrine-integration-${dashed}`, name, signal),
    searchUseCase(context, dashed, signal ? { signal } : {}).catch(noneIfUnsupported),
  ]);
  const others = listed.filter(
    ({ packageName }) => packageName !== plain?.packageName && likelyName(packageName) === name,
  );
  const [first, ...rest] = [...(plain ? [plain] : []), ...others];
  if (first) return [first, ...rest];
  throw new PeregrineError("not_found", `The registry has no integration named "${name}"`, {
    hint: "Look for it: peregrine search",
  });
}

async function lookUp(
  registry: Registry,
  packageName: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<SearchResult | undefined> {
  try {
    const { tags, versions } = await readPackument(registry, packageName, signal);
    const latest = versions.find(({ version }) => version === tags.get("latest")) ?? versions[0];
    if (!latest) return undefined;
    const { version, publisher, publishedAt } = latest;
    return {
      packageName,
      name,
      version,
      official: isOfficial(packageName),
      ...(publisher === undefined ? {} : { publisher }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
    };
  } catch (error) {
    if (PeregrineError.is(error) && error.code === "not_found") return undefined;
    throw error;
  }
}

function noneIfUnsupported(error: unknown): SearchResult[] {
  if (PeregrineError.is(error) && error.code === "unsupported") return [];
  throw error;
}
