import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TIERS } from "@peregrine/core";
import type { IntegrationUnderTest, Values } from "../integration-under-test.ts";

const NAME = /^[a-z][a-z0-9_]*$/;
const TYPES = ["text", "password", "url", "checkbox", "select"];

export async function fieldsAndNames({ Integration }: IntegrationUnderTest): Promise<void> {
  const { name, label, tier } = Integration;
  assert.match(name, NAME, "The class's name becomes a file's name");
  assert.ok(label.trim(), "The class needs a label");
  assert.ok(TIERS.includes(tier), `"${tier}" is no tier`);
  const instance = new Integration();
  assert.deepEqual([instance.name, instance.label, instance.tier], [name, label, tier]);
  const fields = instance.fields();
  for (const { key, label, type } of fields) {
    assert.match(key, NAME, "A field's key is also its key in a file");
    assert.ok(label.trim(), `${key} needs a label`);
    assert.ok(TYPES.includes(type), `${key} is of no known type`);
  }
  assert.equal(new Set(fields.map(({ key }) => key)).size, fields.length, "Two fields share a key");
}

export async function connectRefusesWhatIsMissing(options: IntegrationUnderTest): Promise<void> {
  const values = await valuesOf(options);
  const instance = new options.Integration();
  assert.equal(instance.connect(values), true, JSON.stringify(instance.issues));
  for (const { key, required } of instance.fields()) {
    if (!required || instance.fields().find((field) => field.key === key)?.default !== undefined) continue;
    const emptied = new options.Integration();
    assert.equal(emptied.connect({ ...values, [key]: "  " }), false, `It connects without ${key}`);
    assert.ok(
      emptied.issues.some(({ field }) => field === key),
      `It does not say that ${key} is missing`,
    );
  }
}

export async function valuesSurviveAFile(options: IntegrationUnderTest): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "peregrine-contract-"));
  try {
    const values = await valuesOf(options);
    const instance = new options.Integration();
    assert.equal(instance.isConfigured(folder), false);
    await instance.saveConfig(values, folder);
    assert.equal(instance.isConfigured(folder), true);
    const loaded = await new options.Integration().loadConfig(folder);
    for (const [key, value] of Object.entries(values)) {
      if (value !== undefined) assert.equal(loaded[key], value, `${key} changed on its way`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** All values, those too that only a running service knows. */
async function valuesOf({ config, service }: IntegrationUnderTest): Promise<Values> {
  const running = await service.start();
  await running.close();
  return { ...config, ...running.config };
}
