import { generateKeyPairSync, randomUUID, type KeyObject } from "node:crypto";

/** Who can ask for tokens here, and how they prove who they are. */
export interface Accounts {
  /** The service account's address. */
  readonly robot: string;
  /** The address of the person whose refresh token is known here. */
  readonly user: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly privateKey: string;
  readonly publicKey: KeyObject;
  /** Undefined once it is revoked. */
  refreshToken: string | undefined;
  /** False once the service account's key was deleted. */
  keyValid: boolean;
}

let pair: { privateKey: string; publicKey: KeyObject } | undefined;

/** The two accounts of a fake. Making a key takes a while: those of one process share it. */
export function newAccounts(): Accounts {
  pair ??= newPair();
  return {
    robot: "peregrine@job-search.iam.gserviceaccount.com",
    user: "me@example.com",
    clientId: "1234567890-abc.apps.googleusercontent.com",
    clientSecret: `GOCSPX-${randomUUID()}`,
    ...pair,
    refreshToken: `1//${randomUUID()}`,
    keyValid: true,
  };
}

function newPair(): { privateKey: string; publicKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), publicKey };
}

/** The file that Google offers for download when a key is made for a service account. */
export function serviceAccountFile(accounts: Accounts, tokenUri: string): string {
  return JSON.stringify(
    {
      type: "service_account",
      project_id: "job-search",
      private_key_id: "0123456789abcdef0123456789abcdef01234567",
      private_key: accounts.privateKey,
      client_email: accounts.robot,
      client_id: "100000000000000000001",
      auth_uri: "https://accounts.google.com/o/oauth2/auth",
      token_uri: tokenUri,
      universe_domain: "googleapis.com",
    },
    null,
    2,
  );
}

/** The file that `gcloud auth application-default login` leaves behind, with the address that its tokens come from. */
export function authorizedUserFile(
  { clientId, clientSecret, refreshToken }: Accounts,
  tokenUri: string,
): string {
  return JSON.stringify({
    type: "authorized_user",
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
    token_uri: tokenUri,
  });
}
