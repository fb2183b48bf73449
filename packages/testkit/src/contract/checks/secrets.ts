import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { assertNoSecret } from "../../assert/no-secret.ts";
import { formIn, secretForms } from "../../assert/secret-forms.ts";
import type { IntegrationUnderTest } from "../integration-under-test.ts";
import { changed, needed, secretsOf } from "../expectations.ts";
import { sampleJobs } from "../sample-jobs.ts";
import { Stage } from "../stage.ts";
import { syncInChild } from "../sync-in-child.ts";

/** Has everything go wrong, with a service that repeats the secret in its words, and looks wherever it could have got to. */
export async function noSecretAnywhere(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const secrets = secretsOf(options, stage.config);
  needed(secrets[0], "a `config` with a value for a password field");
  const said: unknown[] = [await stage.check()];
  const jobs = sampleJobs(4, options.seed);
  said.push(await stage.sync(jobs.slice(0, 2)));
  for (const status of [400, 401, 403, 404, 409, 500])
    said.push(...(await refusedWith(stage, status, secrets)));
  const scripted = stage.server.script({ do: { kind: "drop" } });
  said.push(await stage.check());
  scripted.remove();
  const child = await syncInChild(stage, jobs);
  said.push(child, stage.events);
  assertNotIn(
    "what was told",
    inspect(said, { depth: 20, maxStringLength: null, maxArrayLength: null }),
    secrets,
  );
  assertNotIn("what was told", JSON.stringify(said), secrets);
  for (const [path, bytes] of await filesIn(stage.stateDir)) assertNotIn(path, bytes, secrets);
  const allowedHeaders = options.service.credentialHeaders;
  assertNoSecret(
    stage.server.requests,
    secrets,
    allowedHeaders ? { allowedHeaders: [...allowedHeaders] } : {},
  );
}

/** What is said when the service refuses with this status, and quotes the secret in every form. */
async function refusedWith(stage: Stage, status: number, secrets: readonly string[]): Promise<unknown[]> {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), btoa(secret)]);
  const answer = stage.answer(status);
  const message = `Refused, ${forms.join(" and ")}`;
  const body = typeof answer.body === "object" ? { ...answer.body, message } : message;
  const check = stage.server.script({ do: { kind: "status", ...answer, body } });
  const checked = await stage.check();
  check.remove();
  const write = stage.server.script({ match: { write: true }, do: { kind: "status", ...answer, body } });
  const jobs = sampleJobs(4, stage.options.seed);
  const synced = await stage.sync(changed(stage.options, jobs), { now: true });
  write.remove();
  assert.notEqual(
    synced.outcome === "done" && synced.counts.failed === 0,
    true,
    `A ${status} was taken for a success`,
  );
  return [checked, synced];
}

async function filesIn(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  assert.ok(
    files.some((file) => file.endsWith("sync.db")),
    "There is no ledger to look into",
  );
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => [file, await readFile(file, "latin1")]),
  );
}

function assertNotIn(place: string, text: string, secrets: readonly string[]): void {
  for (const [index, secret] of secrets.entries()) {
    const form = formIn(text, secretForms(secret));
    assert.equal(form, undefined, `Secret ${index + 1} is in ${place}, ${form}`);
  }
}
