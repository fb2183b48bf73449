import { generateKeyPairSync, sign, createHash } from "node:crypto";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { AddressInfo } from "node:net";
import { bundleToJSON } from "@sigstore/bundle";
import { crypto as sigstoreCrypto, X509Certificate } from "@sigstore/core";
import { initializeCA, initializeCTLog, initializeTLog, rekorHandler } from "@sigstore/mock";
import { DSSEBundleBuilder, RekorWitness, type Signer } from "@sigstore/sign";
import type { TrustMaterial } from "@sigstore/verify";

/** What a build is said to be of. */
export interface Build {
  packageName: string;
  version: string;
  /** `"sha512-…"` */
  integrity: string;
  /** Who vouches for the builder; by default GitHub. */
  issuer?: string;
  repository?: string;
}

const GITHUB = "https://token.actions.githubusercontent.com";
export const REPOSITORY = "https://github.com/acme/peregrine-integration-acme";
export const WORKFLOW = `${REPOSITORY}/.github/workflows/release.yml@refs/tags/v1.0.0`;

/**
 * A build service with a certificate authority, a certificate log and a public log of its own: what it signs is real, and
 * holds for whoever trusts its keys.
 */
export class BuildService {
  readonly trust: TrustMaterial;
  /** Signs that it built this: a Sigstore bundle, as registries keep it. */
  readonly sign: (build: Build) => Promise<unknown>;

  private constructor(trust: TrustMaterial, sign: (build: Build) => Promise<unknown>) {
    this.trust = trust;
    this.sign = sign;
  }

  static async start(): Promise<BuildService> {
    const log = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const ctLog = await initializeCTLog(generateKeyPairSync("ec", { namedCurve: "P-256" }));
    const ca = await initializeCA(generateKeyPairSync("ec", { namedCurve: "P-384" }), ctLog);
    const tlog = await initializeTLog("https://log.example", log);
    const always = { start: new Date(0), end: new Date(8_640_000_000_000_000) };
    const trust: TrustMaterial = {
      certificateAuthorities: [
        { certChain: [X509Certificate.parse(Buffer.from(bytesOf(ca.rootCertificate)))], validFor: always },
      ],
      timestampAuthorities: [],
      tlogs: [authority(tlog.publicKey, always)],
      ctlogs: [authority(ctLog.publicKey, always)],
      publicKey: () => {
        throw new Error("no keys");
      },
    };
    return new BuildService(trust, (build) => attest(build, ca, rekorHandler(tlog).fn));
  }
}

type CA = Awaited<ReturnType<typeof initializeCA>>;
type Answer = Awaited<ReturnType<ReturnType<typeof rekorHandler>["fn"]>>;

function authority(publicKey: Buffer, validFor: { start: Date; end: Date }) {
  return {
    baseURL: "https://log.example",
    logID: createHash("sha256").update(publicKey).digest(),
    publicKey: sigstoreCrypto.createPublicKey(publicKey),
    validFor,
  };
}

async function attest(build: Build, ca: CA, log: (entry: string) => Promise<Answer>): Promise<unknown> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { issuer = GITHUB, repository = REPOSITORY } = build;
  const der = await ca.issueCertificate({
    publicKey: publicKey.export({ format: "der", type: "spki" }),
    subjectAltName: WORKFLOW,
    extensions: [
      { oid: "1.3.6.1.4.1.57264.1.8", value: issuer },
      { oid: "1.3.6.1.4.1.57264.1.12", value: repository },
      { oid: "1.3.6.1.4.1.57264.1.18", value: WORKFLOW },
    ],
  });
  const body = Buffer.from(bytesOf(der))
    .toString("base64")
    .replaceAll(/(.{64})/g, "$1\n")
    .trim();
  const certificate = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  const signer: Signer = {
    sign: async (data) => ({
      signature: sign("sha256", data, privateKey),
      key: { $case: "x509Certificate", certificate },
    }),
  };
  return withServer(log, async (rekorBaseURL) => {
    const witness = new RekorWitness({ rekorBaseURL, entryType: "intoto" });
    const builder = new DSSEBundleBuilder({ signer, witnesses: [witness] });
    const data = Buffer.from(JSON.stringify(statement(build)));
    return bundleToJSON(await builder.create({ data, type: "application/vnd.in-toto+json" }));
  });
}

function bytesOf(view: ArrayBufferView<ArrayBuffer>): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function statement({ packageName, version, integrity }: Build): object {
  const digest = Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex");
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: `pkg:npm/${packageName.replace("@", "%40")}@${version}`, digest: { sha512: digest } }],
    predicateType: "https://slsa.dev/provenance/v1",
    predicate: {},
  };
}

async function withServer<T>(
  answer: (body: string) => Promise<Answer>,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = createServer(async (request, response) => {
    const { statusCode, response: body, contentType } = await answer(await text(request));
    response.writeHead(statusCode, { "content-type": contentType ?? "text/plain" });
    response.end(typeof body === "string" ? body : bytesOf(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
  }
}
