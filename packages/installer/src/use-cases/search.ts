import { isIntegrationPackage, isOfficial, likelyName, PeregrineError } from "@peregrine/core/host";
import type { SearchResult, Stoppable } from "../api.ts";
import type { InstallerContext } from "../installer-context.ts";
import { isMap, mapIn, textIn } from "../json-map.ts";
import type { Registry } from "../registry/registry.ts";

const KEYWORD = "peregrine-integration";
const SIZE = 100;

/** Registries of these packages are searched: the user's own default, and that of the official scope. */
const ASKED_FOR = [KEYWORD, "@peregrine/integration"];

/**
 * Integrations in the registry, official ones first, each with the version that is installed.
 *
 * @throws PeregrineError `unsupported` for a registry that cannot be searched
 */
export async function searchUseCase(
  context: InstallerContext,
  words = "",
  { signal }: Stoppable = {},
): Promise<SearchResult[]> {
  const registry = await context.registry();
  const asked = new Map(ASKED_FOR.map((name) => [registry.of(name), name]));
  const lists = await Promise.all([...asked.values()].map((name) => searchIn(registry, name, words, signal)));
  const { found } = await context.core.discover();
  const versions = new Map(found.map(({ packageName, version }) => [packageName, version]));
  const unique = new Map(lists.flat().map((one) => [one.packageName, one]));
  return [...unique.values()]
    .map((one) => withInstalled(one, versions.get(one.packageName)))
    .sort((one, other) => Number(other.official) - Number(one.official));
}

function withInstalled(result: SearchResult, installed: string | undefined): SearchResult {
  return installed === undefined ? result : { ...result, installed };
}

async function searchIn(
  registry: Registry,
  askedFor: string,
  words: string,
  signal: AbortSignal | undefined,
): Promise<SearchResult[]> {
  const query = new URLSearchParams({ text: `keywords:${KEYWORD} ${words}`.trim(), size: String(SIZE) });
  try {
    const { objects } = await registry.json(`/-/v1/search?${query.toString()}`, askedFor, signal);
    return Array.isArray(objects) ? objects.flatMap((one) => resultOf(mapIn(one, "package"))) : [];
  } catch (error) {
    if (!PeregrineError.is(error) || (error.code !== "not_found" && error.status !== 405)) throw error;
    throw new PeregrineError("unsupported", `The registry ${registry.of(askedFor)} cannot be searched`, {
      hint: "Name the package itself: peregrine add PACKAGE",
      cause: error,
    });
  }
}

function resultOf(json: unknown): SearchResult[] {
  const packageName = textIn(json, "name");
  const version = textIn(json, "version");
  if (packageName === undefined || version === undefined || !isIntegrationPackage(packageName)) return [];
  const keywords = isMap(json) ? json["keywords"] : undefined;
  if (Array.isArray(keywords) && !keywords.includes(KEYWORD)) return [];
  const description = textIn(json, "description");
  const publisher = textIn(mapIn(json, "publisher"), "username");
  const publishedAt = textIn(json, "date");
  return [
    {
      packageName,
      name: likelyName(packageName) ?? packageName,
      version,
      official: isOfficial(packageName),
      ...(description === undefined ? {} : { description }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
    },
  ];
}
