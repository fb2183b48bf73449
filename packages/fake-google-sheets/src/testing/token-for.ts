import { createSign } from "node:crypto";
import type { FakeGoogleSheets } from "../fake-google-sheets.ts";

const JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** What an assertion claims; by default what is right. */
export interface Claims {
  nowMs?: number;
  lifetimeSeconds?: number;
  aud?: string;
  iss?: string;
  scope?: string;
  alg?: string;
}

/** What the token endpoint answers to an assertion, signed with nothing but Node's own means. */
export async function askForToken(
  fake: FakeGoogleSheets,
  claims: Claims = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(fake.tokenUri, {
    method: "POST",
    body: new URLSearchParams({ grant_type: JWT_GRANT, assertion: assertionOf(fake, claims) }),
  });
  return { status: response.status, body: await response.json() };
}

/** A good access token. */
export async function tokenFor(fake: FakeGoogleSheets, claims: Claims = {}): Promise<string> {
  const { status, body } = await askForToken(fake, { nowMs: Date.UTC(2026, 0, 1), ...claims });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return String(body["access_token"]);
}

function assertionOf(fake: FakeGoogleSheets, claims: Claims): string {
  const { client_email, private_key } = JSON.parse(fake.serviceAccount);
  const iat = Math.floor((claims.nowMs ?? Date.now()) / 1000);
  const signed = `${part({ alg: claims.alg ?? "RS256", typ: "JWT" })}.${part({
    iss: claims.iss ?? client_email,
    scope: claims.scope ?? "https://www.googleapis.com/auth/spreadsheets",
    aud: claims.aud ?? fake.tokenUri,
    iat,
    exp: iat + (claims.lifetimeSeconds ?? 3600),
  })}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(private_key, "base64url")}`;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
