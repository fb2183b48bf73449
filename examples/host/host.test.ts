import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startServer } from "@peregrine/integration-myservice/server";
import { expect, it } from "vitest";

const run = promisify(execFile);

it("connects, plans and syncs against a real server, and a second time changes nothing", async () => {
  const server = await startServer();
  const home = mkdtempSync(join(tmpdir(), "host-"));
  const env = {
    ...process.env,
    PEREGRINE_HOME: home,
    PEREGRINE_BASE_URL_MYSERVICE: server.url,
    MYSERVICE_KEY: server.key,
  };
  const host = async (): Promise<string> =>
    (await run(process.execPath, ["host.ts", "../jobs.csv"], { cwd: import.meta.dirname, env })).stdout;
  try {
    const first = await host();
    const created = server.records().length;
    expect(created).toBeGreaterThan(5);
    expect(first).toBe(
      `Installed: My Service\nTo create: ${created}, to update: 0\ndone: ${created} created, 0 unchanged\n`,
    );
    expect(await host()).toContain(`done: 0 created, ${created} unchanged`);
    expect(server.records()).toHaveLength(created);
    const saved = readFileSync(join(home, "config/integrations/myservice.yaml"), "utf8");
    expect(saved).toContain("${MYSERVICE_KEY}");
  } finally {
    await server.close();
    rmSync(home, { recursive: true });
  }
});
