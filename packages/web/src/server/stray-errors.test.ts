import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startWeb } from "./start-web.ts";
import { TestHome } from "./testing/test-home.ts";

test("a timer or promise of an integration that fails ends nothing, and its words are not told", async () => {
  const script = join(import.meta.dirname, "testing/stray-child.ts");
  const args = ["--conditions=@peregrine/source", script, new TestHome().dir];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  const { status, notes } = JSON.parse(stdout);
  expect(status).toBe(303);
  expect(notes).toHaveLength(3);
  expect(notes[0]).toContain("failed outside of any call");
  expect(stdout + stderr).not.toContain("s3cret");
});

test("a server that was stopped leaves the process as it was; a signal stops it", async () => {
  const count = () =>
    process.listenerCount("uncaughtException") + process.listenerCount("unhandledRejection");
  const before = count();
  const stop = new AbortController();
  const web = await startWeb({ home: new TestHome().dir, env: {}, signal: stop.signal });
  expect(count()).toBe(before + 2);
  stop.abort();
  await web.close();
  expect(count()).toBe(before);
  await expect(fetch(web.url)).rejects.toThrow("fetch failed");
});

test("a port that is taken is told as such", async () => {
  const home = new TestHome().dir;
  const web = await startWeb({ home, env: {} });
  const second = startWeb({ home, env: {}, port: Number(new URL(web.url).port) });
  await expect(second).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("is taken"),
  });
  await web.close();
});
