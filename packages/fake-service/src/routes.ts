/** A method, a path's pattern, and what handles it; the pattern's groups are the handler's parameters. */
export type Route<Handler> = readonly [method: string, path: RegExp, handler: Handler];

/** The first route that fits, and what its groups hold, decoded; undefined when none does. */
export function findRoute<Handler>(
  routes: readonly Route<Handler>[],
  method: string,
  path: string,
): { handler: Handler; parameters: string[] } | undefined {
  for (const [of, pattern, handler] of routes) {
    const match = method === of ? pattern.exec(path) : null;
    if (match) return { handler, parameters: match.slice(1).map((part) => decoded(part ?? "")) };
  }
  return undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
