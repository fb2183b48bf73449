/** Where a package was built, as far as its registry can show. */
export type Provenance =
  /** Signed by the build itself; the signature, its certificate and the public log were checked. */
  | {
      state: "verified";
      /** The source: `"https://github.com/acme/peregrine-integration-acme"`. */
      repository: string;
      /** The workflow that built it: `"https://github.com/acme/…/.github/workflows/release.yml@refs/tags/v1.2.3"`. */
      workflow: string;
      /** The commit, if the certificate has it. */
      commit?: string;
    }
  /** Nothing is known: the registry has no attestation, or it could not be checked. `reason` completes "unverified: …". */
  | { state: "unverified"; reason: string }
  /** There is an attestation, and it is wrong. `reason` completes "its provenance is false: …". */
  | { state: "false"; reason: string };

/** In one line, for a person. */
export function provenanceLine(provenance: Provenance): string {
  if (provenance.state === "verified")
    return `verified: built from ${provenance.repository} by ${provenance.workflow}`;
  return `${provenance.state === "false" ? "false" : "unverified"}: ${provenance.reason}`;
}
