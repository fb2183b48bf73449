import { beforeEach, describe, expect, test } from "vitest";
import { BuildService, REPOSITORY, WORKFLOW } from "./testing/build-service.ts";
import { TestHome, offerOf } from "./testing/test-home.ts";
import { TestRegistry } from "./testing/test-registry.ts";
import { provenanceLine } from "./trust/provenance.ts";

const COMMUNITY = "@acme/peregrine-integration-acme";

let registry: TestRegistry;
beforeEach(async () => {
  registry = await TestRegistry.start();
  return () => registry[Symbol.asyncDispose]();
});

const service = await BuildService.start();
const trustRoot = () => Promise.resolve(service.trust);

async function publish(build: { version?: string } = {}) {
  const { integrity } = await registry.publish({
    name: COMMUNITY,
    manifest: { hosts: ["api.acme.example"] },
    packageJson: { scripts: { postinstall: "node evil.js" }, dependencies: { one: "^1.0.0" } },
  });
  const bundle = await service.sign({ packageName: COMMUNITY, version: "1.0.0", integrity, ...build });
  const attestation = { predicateType: "https://slsa.dev/provenance/v1", bundle };
  registry.attestations.set(`${COMMUNITY}@1.0.0`, { attestations: [attestation] });
}

describe("before a community package is trusted, a person sees", () => {
  test("all that is known about it", async () => {
    await publish();
    registry.downloads.set(COMMUNITY, 1234);
    const downloadCounters = { [registry.url]: registry.url };
    const installer = new TestHome(registry).installer({ trustRoot, downloadCounters });
    const { facts } = await offerOf(installer, "acme");
    expect(facts).toEqual({
      packageName: COMMUNITY,
      version: "1.0.0",
      official: false,
      registry: registry.url,
      publisher: "ada",
      firstPublishedAt: "2026-01-02T03:04:05.000Z",
      publishedAt: "2026-01-02T03:04:05.000Z",
      weeklyDownloads: 1234,
      provenance: { state: "verified", repository: REPOSITORY, workflow: WORKFLOW },
      installScripts: ["postinstall"],
      hosts: ["api.acme.example"],
      dependencies: 1,
    });
    expect(facts && provenanceLine(facts.provenance)).toBe(
      `verified: built from ${REPOSITORY} by ${WORKFLOW}`,
    );
    expect(registry.strays).toEqual([]);
  });

  test("that nobody counts its downloads, where nobody does", async () => {
    await publish();
    const { facts } = await offerOf(new TestHome(registry).installer({ trustRoot }), "acme");
    expect(facts?.weeklyDownloads).toBeUndefined();
  });
});

describe("provenance", () => {
  const provenanceNow = async (root = trustRoot) =>
    (await offerOf(new TestHome(registry).installer({ trustRoot: root }), "acme")).facts?.provenance;

  test("could not be verified without the signers' keys", async () => {
    await publish();
    expect(await provenanceNow(() => Promise.reject(new Error("no network")))).toEqual({
      state: "unverified",
      reason: "could not be verified, since the signers' keys could not be fetched",
    });
  });

  test("could not be verified when the registry does not answer about it", async () => {
    await publish();
    registry.faults = [{ path: /attestations/, do: { status: 500 } }];
    expect(await provenanceNow()).toMatchObject({
      state: "unverified",
      reason: expect.stringMatching(/^could not be verified/),
    });
  });

  test("is unknown where a registry has none", async () => {
    await publish();
    registry.attestations.clear();
    expect(await provenanceNow()).toMatchObject({
      state: "unverified",
      reason: expect.stringContaining("has no attestation"),
    });
    registry.faults = [{ path: /attestations/, do: { status: 404 } }];
    expect(await provenanceNow()).toMatchObject({
      state: "unverified",
      reason: expect.stringContaining("has no attestation"),
    });
  });

  test("that is false keeps the package out", async () => {
    await publish({ version: "0.9.0" });
    await expect(provenanceNow()).rejects.toMatchObject({
      code: "incompatible",
      message: `${COMMUNITY} 1.0.0 is refused: its provenance is false: it is about another package`,
    });
  });
});
