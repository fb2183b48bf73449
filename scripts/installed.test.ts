import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  startServer,
  type RunningServer,
} from "../packages/integration-myservice/src/server/start-server.ts";
import { packAll } from "./packages/pack-all.ts";
import { publishedPackages, ROOT } from "./packages/published-packages.ts";

const run = promisify(execFile);
const USED = ["core", "cli", "installer", "web", "workbench", "integration-myservice"].map(
  (name) => `@peregrine/${name}`,
);

/** As a user has it: packed, installed by npm in an empty folder that knows nothing of this repository. */
describe("installed with npm in an empty folder", () => {
  let folder: string;
  let server: RunningServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "peregrine-installed-"));
    const tarballs = packAll(
      publishedPackages().filter(({ name }) => USED.includes(name)),
      folder,
    );
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "my-search", private: true }));
    await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs.values()], {
      cwd: folder,
      env: clean(),
    });
    server = await startServer();
  }, 180_000);

  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The environment without what pnpm and vitest put there: npm would take it for its own settings. */
  function clean(): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(
      ([name]) => !/^(npm_|pnpm_|vitest|node_options|node_env|peregrine_)/i.test(name),
    );
    return { ...Object.fromEntries(kept), NO_COLOR: "1", npm_config_yes: "false" };
  }

  async function peregrine(...args: string[]): Promise<{ stdout: string; stderr: string }> {
    const env = { ...clean(), ...(server ? { PEREGRINE_BASE_URL_MYSERVICE: server.url } : {}) };
    return run("npx", ["peregrine", ...args], { cwd: folder, env });
  }

  test("lists the integration, connects it, and syncs", { timeout: 120_000 }, async () => {
    const listing = JSON.parse((await peregrine("list", "--json")).stdout) as {
      integrations: { name: string; configured: boolean }[];
    };
    expect(listing.integrations).toMatchObject([{ name: "myservice", configured: false }]);
    const { stdout } = await peregrine(
      "connect",
      "myservice",
      "--set",
      "api_key=demo-key",
      "--set",
      "workspace_id=demo",
    );
    expect(stdout).toContain("is connected as demo workspace");
    expect(readFileSync(join(folder, "config/integrations/myservice.yaml"), "utf8")).toContain(
      "workspace_id",
    );
    const jobs = join(ROOT, "examples/jobs.json");
    const first = await peregrine("sync", "--jobs", jobs);
    expect(first.stdout).toMatch(/\d+ created · 0 updated/);
    const records = server.records().length;
    expect(records).toBeGreaterThan(0);
    expect((await peregrine("sync", "--jobs", jobs)).stdout).toContain("0 created · 0 updated");
    expect(server.records().length).toBe(records);
  });

  test("serves the pages until it is told to end", { timeout: 60_000 }, async () => {
    const child = spawn(join(folder, "node_modules/.bin/peregrine"), ["ui", "--no-open", "--json"], {
      cwd: folder,
      env: clean(),
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const { url } = JSON.parse(line.toString()) as { url: string };
    expect(new URL(url).hostname).toBe("127.0.0.1");
    const opened = await fetch(url, { redirect: "manual" });
    const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
    const page = await fetch(new URL("/", url), { headers: { cookie } });
    expect(await page.text()).toContain("<script");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});
