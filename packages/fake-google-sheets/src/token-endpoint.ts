import type { Answer } from "@peregrine/fake-service";
import { errors, jwtVerify, type JWTPayload } from "jose";
import type { Accounts } from "./accounts.ts";
import type { Tokens } from "./tokens.ts";

/** Where Google's tokens come from: what libraries that know no other address sign for. */
const GOOGLE = "https://oauth2.googleapis.com/token";
const JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const SCOPES = ["https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive.file"];
const MOST_SECONDS = 3600;
/** How far the clocks may be apart. */
const SKEW_SECONDS = 300;

/** `POST /token`: an access token for a signed assertion, or for a refresh token. */
export async function grantToken(
  form: URLSearchParams,
  { accounts, tokens, url, now }: { accounts: Accounts; tokens: Tokens; url: string; now: () => number },
): Promise<Answer> {
  const grant = form.get("grant_type");
  if (grant === "refresh_token") return refresh(form, accounts, tokens);
  if (grant !== JWT_GRANT) return refusal("unsupported_grant_type", `Invalid grant_type: ${grant}`);
  try {
    const audience = [`${url}/token`, GOOGLE];
    const { payload } = await jwtVerify(form.get("assertion") ?? "", accounts.publicKey, {
      algorithms: ["RS256"],
      audience,
      issuer: accounts.robot,
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(now()),
      requiredClaims: ["iat", "exp"],
    });
    return assertion(payload, accounts, tokens, now() / 1000);
  } catch (error) {
    return refusal("invalid_grant", describe(error));
  }
}

function assertion(
  { iat = 0, exp = 0, scope }: JWTPayload,
  accounts: Accounts,
  tokens: Tokens,
  seconds: number,
): Answer {
  if (exp - iat > MOST_SECONDS || iat > seconds + SKEW_SECONDS) return refusal("invalid_grant", TIMEFRAME);
  if (!accounts.keyValid) return refusal("invalid_grant", "Invalid JWT Signature.");
  const asked = typeof scope === "string" ? scope.split(" ") : [];
  if (!asked.some((one) => SCOPES.includes(one)))
    return refusal("invalid_scope", "Invalid OAuth scope or ID token audience provided.");
  return granted(tokens.issue(accounts.robot));
}

function refresh(form: URLSearchParams, accounts: Accounts, tokens: Tokens): Answer {
  if (form.get("client_id") !== accounts.clientId)
    return {
      status: 401,
      body: { error: "invalid_client", error_description: "The OAuth client was not found." },
    };
  if (form.get("client_secret") !== accounts.clientSecret)
    return { status: 401, body: { error: "invalid_client", error_description: "Unauthorized" } };
  if (accounts.refreshToken === undefined || form.get("refresh_token") !== accounts.refreshToken)
    return refusal("invalid_grant", "Token has been expired or revoked.");
  return granted(tokens.issue(accounts.user));
}

function granted(access_token: string): Answer {
  return { status: 200, body: { access_token, expires_in: 3599, token_type: "Bearer" } };
}

function refusal(error: string, error_description: string): Answer {
  return { status: 400, body: { error, error_description } };
}

const TIMEFRAME =
  "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.";

function describe(error: unknown): string {
  if (error instanceof errors.JWTExpired) return TIMEFRAME;
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "aud") return `Failed audience check. The right audience is ${GOOGLE}`;
    return error.claim === "iss" ? "Invalid grant: account not found" : TIMEFRAME;
  }
  return error instanceof errors.JWSSignatureVerificationFailed
    ? "Invalid JWT Signature."
    : "Invalid JWT: Failed to decode.";
}
