import { PeregrineError } from "@peregrine/core";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";

/** Where Google gives tokens out, when the credentials name no other place. */
const GOOGLE_TOKENS = "https://oauth2.googleapis.com/token";
const GOOGLE_HOSTS = ["oauth2.googleapis.com", "www.googleapis.com", "accounts.google.com"];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A key that signs for a service account. */
export interface ServiceAccount {
  type: "service_account";
  email: string;
  privateKey: string;
  tokenUri: string;
}

/** A person's lasting consent. */
export interface AuthorizedUser {
  type: "authorized_user";
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  tokenUri: string;
}

export type Credentials = ServiceAccount | AuthorizedUser;

/**
 * Reads a credentials file, pasted or by its path.
 *
 * @throws PeregrineError `invalid_config` for what is no such file, or asks for tokens elsewhere than at Google
 */
export async function readCredentials(given: string): Promise<Credentials> {
  const text = given.startsWith("{") ? given : await readText(given);
  const file = parse(text);
  const tokenUri = safeTokenUri(textIn(file, "token_uri") ?? GOOGLE_TOKENS);
  const [email, privateKey] = [textIn(file, "client_email"), textIn(file, "private_key")];
  if (email && privateKey) return { type: "service_account", email, privateKey, tokenUri };
  const [clientId, clientSecret] = [textIn(file, "client_id"), textIn(file, "client_secret")];
  const refreshToken = textIn(file, "refresh_token");
  if (clientId && clientSecret && refreshToken)
    return { type: "authorized_user", clientId, clientSecret, refreshToken, tokenUri };
  throw unfit("The credentials hold neither a service account's key nor a refresh token");
}

/** What of the credentials must never be told. */
export function secretsIn(credentials: Credentials): string[] {
  if (credentials.type === "authorized_user") return [credentials.clientSecret, credentials.refreshToken];
  const lines = credentials.privateKey
    .split("\n")
    .filter((line) => line.length > 16 && !line.startsWith("-----"));
  return [credentials.privateKey, ...lines];
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path.replace(/^~(?=[/\\])/, homedir()), "utf8");
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
    throw unfit(`The credentials file cannot be read${reason}`, "Check its path, and that you may read it.");
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    // What JSON.parse says quotes the text, which is a secret.
    throw unfit("The credentials are no JSON");
  }
}

function textIn(file: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = Object.hasOwn(file, key) ? file[key] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A signature or a refresh token goes to Google, or to a test on this machine: a file that says otherwise is a trap. */
function safeTokenUri(text: string): string {
  const url = URL.parse(text);
  const google = url?.protocol === "https:" && GOOGLE_HOSTS.includes(url.host);
  const local = url?.protocol === "http:" && LOOPBACK.test(url.hostname);
  if (url && (google || local) && !url.username && !url.password) return url.href;
  throw unfit(
    "The credentials ask for tokens at an address that is not Google's",
    "Do not use this file; create a new key in the Google Cloud console.",
  );
}

function unfit(
  message: string,
  hint = "Paste the whole file that Google Cloud offers when you create a key, or give its path.",
): PeregrineError {
  return new PeregrineError("invalid_config", message, { field: "credentials_json", hint });
}
