import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { lockRun } from "./run-lock.ts";
import { temporaryFolder } from "./testing/harness.ts";

const HOLD = `
  import { lockRun } from ${JSON.stringify(new URL("./run-lock.ts", import.meta.url).href)};
  globalThis.lock = lockRun(process.argv[1], "board", "sync", Date.now());
  console.log("held");
  setInterval(() => undefined, 1000);
`;

async function holder(folder: string) {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", HOLD, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

test("a second run is refused, and told who holds the first", () => {
  const folder = temporaryFolder();
  const lock = lockRun(folder, "board", "sync", 0);
  expect(() => lockRun(folder, "board", "undo", 0)).toThrow(
    expect.objectContaining({
      code: "locked",
      message: expect.stringContaining(`a sync by process ${process.pid}, since 1970-01-01`),
    }),
  );
  expect(() => lockRun(folder, "other", "sync", 0)).not.toThrow();
  lock.release();
  expect(() => lockRun(folder, "board", "sync", 0)).not.toThrow();
});

test("a living process keeps its lock, and a killed one's is taken over at once", async () => {
  const folder = temporaryFolder();
  const child = await holder(folder);
  expect(() => lockRun(folder, "board", "sync", 0)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(`process ${child.pid}`) }),
  );
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(() => lockRun(folder, "board", "sync", 0)).not.toThrow();
});
