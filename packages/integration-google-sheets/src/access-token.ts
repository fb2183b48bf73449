import { HttpClient, PeregrineError } from "@peregrine/core";
import { createPrivateKey, type KeyObject } from "node:crypto";
import type { AuthorizedUser, Credentials, ServiceAccount } from "./credentials.ts";

const SCOPE = "https://www.googleapis.com/auth/spreadsheets";
const JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
/** A token is not used in the last minute of its life: it must outlive the request. */
const MARGIN_MS = 60_000;

/** What Google answers, as far as we care. */
interface Granted {
  access_token?: unknown;
  expires_in?: unknown;
}

/** The access token of a connection: asked for when it is first needed, kept for as long as it is good. */
export class AccessToken {
  readonly #credentials: () => Promise<Credentials>;
  readonly #fetch: typeof fetch;
  #current: { token: string; untilMs: number } | undefined;

  constructor(credentials: () => Promise<Credentials>, fetch: typeof globalThis.fetch) {
    this.#credentials = credentials;
    this.#fetch = fetch;
  }

  /** @throws PeregrineError `auth` when Google does not accept the credentials */
  async get(signal: AbortSignal): Promise<string> {
    if (this.#current && Date.now() < this.#current.untilMs) return this.#current.token;
    const granted = await this.#ask(await this.#credentials(), signal);
    const { access_token: token, expires_in: seconds } = granted;
    if (typeof token !== "string") throw new PeregrineError("unavailable", "Google granted no token");
    this.#current = { token, untilMs: Date.now() + Number(seconds ?? 0) * 1000 - MARGIN_MS };
    return token;
  }

  /** The token is not accepted any more: the next request asks for another. */
  forget(): void {
    this.#current = undefined;
  }

  /** What must never be told. */
  secrets(): string[] {
    return this.#current ? [this.#current.token] : [];
  }

  async #ask(credentials: Credentials, signal: AbortSignal): Promise<Granted> {
    const form = credentials.type === "service_account" ? await signed(credentials) : refreshing(credentials);
    const { grant_type: _told, ...secrets } = form;
    const http = new HttpClient({
      service: "Google",
      fetch: () => this.#fetch,
      baseUrl: () => new URL(credentials.tokenUri).origin,
      headers: () => ({ "content-type": "application/x-www-form-urlencoded" }),
      redact: (text) =>
        Object.values(secrets).reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text),
    });
    const body = new URLSearchParams(form).toString();
    try {
      return await http.post<Granted>(new URL(credentials.tokenUri).pathname, { body, signal });
    } catch (error) {
      throw refused(error);
    }
  }
}

/** An assertion that proves who the service account is, good for an hour (RFC 7523). */
async function signed({ email, privateKey, tokenUri }: ServiceAccount): Promise<Record<string, string>> {
  // Loaded when it is needed: a command that only lists integrations must not wait for it.
  const { SignJWT } = await import("jose");
  const assertion = await new SignJWT({ scope: SCOPE })
    .setProtectedHeader({ alg: "RS256", typ: "JWT" })
    .setIssuer(email)
    .setAudience(tokenUri)
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(readKey(privateKey));
  return { grant_type: JWT_GRANT, assertion };
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new PeregrineError("auth", "The key in the credentials cannot be read", {
      field: "credentials_json",
      hint: "Paste the whole file again, with every \\n in the key as it is there.",
    });
  }
}

function refreshing({ clientId, clientSecret, refreshToken }: AuthorizedUser): Record<string, string> {
  return {
    grant_type: "refresh_token",
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  };
}

/** The token endpoint refuses with 400 or 401 and a word (RFC 6749, section 5.2): no repetition will help. */
function refused(error: unknown): unknown {
  if (!PeregrineError.is(error) || (error.status !== 400 && error.status !== 401)) return error;
  const said = Object(error.cause);
  const clock = /timeframe|iat and exp/i.test(String(said.error_description));
  return new PeregrineError("auth", `Google does not accept the credentials (${String(said.error)})`, {
    field: "credentials_json",
    status: error.status,
    hint: clock
      ? "The clock of this computer is wrong: set it, then try again."
      : "The key was deleted, or the consent taken back: create a new key for the service account, and paste it.",
  });
}
