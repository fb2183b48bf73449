import { bundleFromJSON } from "@sigstore/bundle";
import type { X509Certificate } from "@sigstore/core";
import { toSignedEntity, Verifier, type SignedEntity, type TrustMaterial } from "@sigstore/verify";
import { isMap, mapIn, textIn, type JsonMap } from "../json-map.ts";
import type { Provenance } from "./provenance.ts";

/** What an attestation must be about. */
export interface Subject {
  packageName: string;
  version: string;
  /** The archive's digest: `"sha512-…"`. */
  integrity: string;
}

/** The builders whose word is taken: each puts the repository into the certificate itself (docs.npmjs.com/generating-provenance-statements). */
const ISSUERS = new Set(["https://token.actions.githubusercontent.com", "https://gitlab.com"]);

/** Extensions of Fulcio's certificates (github.com/sigstore/fulcio/blob/main/docs/oid-info.md). */
const OIDS = {
  issuer: "1.3.6.1.4.1.57264.1.8",
  repository: "1.3.6.1.4.1.57264.1.12",
  commit: "1.3.6.1.4.1.57264.1.13",
  workflow: "1.3.6.1.4.1.57264.1.18",
} as const;

/**
 * Checks a provenance attestation: that a build service signed it, that the public log has it, and that it is about this
 * very archive. What is answered stands in the signed certificate, not in what the package or its author says.
 *
 * @param bundle - as a registry answers it
 */
export function verifyAttestation(bundle: unknown, subject: Subject, trust: TrustMaterial): Provenance {
  let signed: SignedEntity;
  let statement: JsonMap;
  try {
    signed = toSignedEntity(bundleFromJSON(bundle));
    new Verifier(trust).verify(signed);
    statement = statementOf(bundle);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { state: "false", reason: `the signature does not hold (${why.split("\n", 1)[0]})` };
  }
  const wrong = wrongSubject(statement, subject);
  if (wrong !== undefined) return { state: "false", reason: wrong };
  return signed.key.$case === "certificate"
    ? builderIn(signed.key.certificate)
    : { state: "unverified", reason: "it was signed with a key, not by a build service" };
}

function builderIn(certificate: X509Certificate): Provenance {
  const repository = extension(certificate, OIDS.repository);
  const workflow = extension(certificate, OIDS.workflow) ?? certificate.subjectAltName;
  const commit = extension(certificate, OIDS.commit);
  if (!ISSUERS.has(extension(certificate, OIDS.issuer) ?? ""))
    return { state: "unverified", reason: "it was not signed by a build service that is known" };
  if (repository === undefined || workflow === undefined)
    return { state: "unverified", reason: "the signature does not say where it was built" };
  return { state: "verified", repository, workflow, ...(commit === undefined ? {} : { commit }) };
}

/** These extensions are one DER string each: a tag, a length of one or more bytes, the text. */
function extension(certificate: X509Certificate, oid: string): string | undefined {
  const text = certificate.extension(oid)?.valueObj.subs[0]?.value.toString("utf8");
  return text === undefined || !/^[ -~]{1,500}$/.test(text) ? undefined : text;
}

function statementOf(bundle: unknown): JsonMap {
  const payload = textIn(mapIn(bundle, "dsseEnvelope"), "payload");
  const statement: unknown =
    payload === undefined ? {} : JSON.parse(Buffer.from(payload, "base64").toString());
  return isMap(statement) ? statement : {};
}

/** What the statement is about, when it is not about the package. */
function wrongSubject(statement: JsonMap, { packageName, version, integrity }: Subject): string | undefined {
  const { subject } = statement;
  const subjects = Array.isArray(subject) ? subject : [];
  const wantedName = `pkg:npm/${packageName.replace("@", "%40")}@${version}`;
  const wantedDigest = Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex");
  const named = subjects.find((one) => textIn(one, "name") === wantedName);
  if (subjects.length !== 1 || named === undefined) return "it is about another package";
  return textIn(mapIn(named, "digest"), "sha512") === wantedDigest
    ? undefined
    : "it is about another archive of this version";
}
