import assert from "node:assert/strict";
import type { CheckResult } from "@peregrine/core/host";
import type { FaultAction } from "../../server/fault.ts";
import type { IntegrationUnderTest } from "../integration-under-test.ts";
import { needed } from "../expectations.ts";
import { Stage } from "../stage.ts";

const DEADLINE_MS = 800;

export async function passesAndOnlyReads(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const before = await stage.written();
  const result = await stage.check();
  assert.ok(result.ok, `The connection test fails: ${JSON.stringify(result)}`);
  assert.ok(stage.files || stage.server.requests.length > 0, "It asks the service nothing");
  assert.deepEqual(await stage.written(), before, "It changes something");
  assert.deepEqual(
    stage.server.writes().map(({ path }) => path),
    [],
    "It changes something",
  );
  assert.deepEqual(await stage.records(), []);
}

export async function wrongToken(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const secrets = new options.Integration().fields().filter(({ type }) => type === "password");
  assert.ok(secrets.length > 0, "No field is a password");
  const wrong = secrets.map(({ key }) => [key, `${String(stage.config[key] ?? "")}0`]);
  const values = stage.service.wrongSecrets ?? Object.fromEntries(wrong);
  const failure = failureOf(await stage.check(values));
  assert.equal(failure.code, "auth", failure.message);
  assert.ok(
    secrets.some(({ key }) => key === failure.field),
    `It blames ${failure.field ?? "no field"}`,
  );
}

export async function missingTarget(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const values = needed(options.missingTarget, "`missingTarget`");
  const failure = failureOf(await stage.check(values));
  assert.equal(failure.code, "not_found", failure.message);
  assert.ok(
    failure.field !== undefined && Object.hasOwn(values, failure.field),
    `It blames ${failure.field ?? "no field"}`,
  );
}

export async function outages(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const faults = {
    network: { kind: "drop", reset: true },
    unavailable: { kind: "status", ...stage.answer(503) },
    rate_limited: { kind: "status", ...stage.answer(429) },
    timeout: { kind: "delay", ms: DEADLINE_MS * 20 },
  } satisfies Record<string, FaultAction>;
  for (const [code, fault] of Object.entries(faults)) {
    const scripted = stage.server.script({ do: fault });
    assert.equal(failureOf(await stage.check({}, DEADLINE_MS)).code, code);
    scripted.remove();
  }
  await stage.server.close();
  assert.equal(failureOf(await stage.check()).code, "network", "Nothing listens there");
}

function failureOf(result: CheckResult) {
  assert.ok(!result.ok, "The connection test passes");
  return result.failure;
}
