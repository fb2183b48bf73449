import { hash, randomBytes, timingSafeEqual } from "node:crypto";

/** Who may use the server: whoever opened the link with the token, once. */
export class Session {
  #token: string | undefined = newSecret();
  readonly #cookie = newSecret();

  /** For the link; undefined once it was used. */
  get token(): string | undefined {
    return this.#token;
  }

  /** Takes the token, which is void from then on, and gives the cookie's value; undefined for any other token. */
  exchange(token: string): string | undefined {
    if (this.#token === undefined || !isSame(token, this.#token)) return undefined;
    this.#token = undefined;
    return this.#cookie;
  }

  accepts(cookie: string | undefined): boolean {
    return cookie !== undefined && isSame(cookie, this.#cookie);
  }
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Takes the same time wherever the texts differ; digests are compared because they are of one length. */
function isSame(given: string, known: string): boolean {
  return timingSafeEqual(hash("sha256", given, "buffer"), hash("sha256", known, "buffer"));
}
