import type { LoggedRequest } from "../server/logged-request.ts";
import { formIn, secretForms } from "./secret-forms.ts";

/** Where a secret may be. */
export interface NoSecretOptions {
  /** Headers that carry credentials rightly; by default `authorization`. Names in lower case. */
  allowedHeaders?: readonly string[];
  /** Requests whose body carries them rightly, such as one to a token endpoint; by default none. */
  allowedBody?: (request: LoggedRequest) => boolean;
}

/** A shorter text is in everything by chance. */
const SHORTEST_SECRET = 6;

/**
 * No secret is in an address, a body or a header that is not meant for it, in any usual encoding.
 *
 * @throws Error that says which secret was found where and how written, and never the secret itself
 * @throws TypeError for a secret of fewer than six characters, whose finding would mean nothing
 *
 * @example
 * assertNoSecret(server.requests, [config.api_key]);
 */
export function assertNoSecret(
  requests: readonly LoggedRequest[],
  secrets: readonly string[],
  options: NoSecretOptions = {},
): void {
  const found = secrets.flatMap((secret, position) => {
    if (secret.length < SHORTEST_SECRET) {
      throw new TypeError(`Secret ${position + 1} is shorter than ${SHORTEST_SECRET} characters.`);
    }
    const forms = secretForms(secret);
    return requests.flatMap((request) =>
      places(request, options)
        .map(([place, text]) => ({ place, form: formIn(text, forms) }))
        .filter(({ form }) => form !== undefined)
        .map(
          ({ place, form }) =>
            `secret ${position + 1}, ${form}, in the ${place} of request #${request.index}`,
        ),
    );
  });
  if (found.length > 0) throw new Error(`Found ${found.slice(0, 20).join("; ")}`);
}

/** The parts of a request that must hold no secret, by name. */
function places(
  request: LoggedRequest,
  { allowedHeaders = ["authorization"], allowedBody }: NoSecretOptions,
): [string, string][] {
  const headers = Object.entries(request.headers)
    .filter(([name]) => !allowedHeaders.includes(name))
    .map(([name, value]): [string, string] => [`header "${name}"`, [value].flat().join("\n")]);
  const body: [string, string][] = allowedBody?.(request) ? [] : [["body", request.body]];
  return [["address", request.path], ...headers, ...body];
}
