import { PeregrineError } from "../errors.ts";
import type { PeregrineContext } from "./context.ts";

/**
 * Where an integration's service is, if not at its own address: where the host moved it, else where the variable
 * `PEREGRINE_BASE_URL_<NAME>` says. The variable must name this machine: a stray one must not send a token elsewhere.
 *
 * @throws PeregrineError `invalid_config` for a variable that names another machine, or is no address
 */
export function baseUrlOf(
  { baseUrls, env }: Pick<PeregrineContext, "baseUrls" | "env">,
  name: string,
): string | undefined {
  if (Object.hasOwn(baseUrls, name)) return baseUrls[name];
  const variable = `PEREGRINE_BASE_URL_${name.toUpperCase()}`;
  const value = env[variable];
  if (!value) return undefined;
  if (isLoopback(value)) return value;
  throw new PeregrineError("invalid_config", `${variable} does not name this machine, so nothing was sent`, {
    hint: `Unset ${variable}, or set it to an address such as http://127.0.0.1:4010`,
  });
}

function isLoopback(address: string): boolean {
  const url = URL.parse(address);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:") || url.username || url.password)
    return false;
  return (
    url.hostname === "localhost" || url.hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(url.hostname)
  );
}
