import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text as readText } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { parseCli } from "./cli-options.ts";

const BIN = fileURLToPath(new URL("bin.ts", import.meta.url));
const AUTH = { authorization: "Bearer demo-key" };
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
});

function run(...args: string[]) {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  return child;
}

async function started(...args: string[]) {
  const child = run(...args);
  const [line]: string[] = await once(createInterface(child.stdout), "line");
  return { child, line: line ?? "", url: /http:\/\/127\.0\.0\.1:\d+/.exec(line ?? "")?.[0] ?? "" };
}

describe("myservice-server", () => {
  it("says where it listens, or the same in JSON", async () => {
    const plain = await started();
    expect(plain.line).toBe(`MyService listens on ${plain.url}`);
    const json = await started("--json", "--workspace", "mine", "--key", "not-to-be-told");
    const port = Number(new URL(json.url).port);
    expect(JSON.parse(json.line)).toEqual({ url: json.url, port, workspace: "mine" });
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "ends at once on %s, although a page is open and a connection is kept",
    async (signal) => {
      const { child, url } = await started();
      const page = await fetch(`${url}/events`);
      await (await fetch(`${url}/v1/ping`, { headers: AUTH })).text();
      child.kill(signal);
      expect(await once(child, "exit")).toEqual([0, null]);
      expect(await page.text()).toContain("event: snapshot");
    },
  );

  it("loses nothing it acknowledged when it is killed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "myservice-kill-"));
    const data = ["--data", join(folder, "data.json")];
    const acknowledged: unknown[] = [];
    for (let round = 0; round < 2; round++) {
      const { child, url } = await started(...data);
      const exit = once(child, "exit");
      const client = async () => {
        for (;;) {
          const body = JSON.stringify({ title: `job ${acknowledged.length}` });
          const response = await fetch(`${url}/v1/records`, { method: "POST", headers: AUTH, body });
          acknowledged.push(await response.json());
          if (acknowledged.length === 60 * (round + 1)) child.kill("SIGKILL");
        }
      };
      await Promise.allSettled([client(), client(), client()]);
      await exit;
    }
    const { url } = await started(...data);
    const response = await fetch(`${url}/v1/records?limit=500`, { headers: AUTH });
    const { records }: { records: unknown[] } = JSON.parse(await response.text());
    expect(acknowledged.length).toBeGreaterThanOrEqual(120);
    expect(records).toEqual(expect.arrayContaining(acknowledged));
    rmSync(folder, { recursive: true });
  });

  it("names a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const child = run("--port", port);
    const [said, [code]] = await Promise.all([readText(child.stderr), once(child, "exit")]);
    expect([code, said]).toEqual([1, expect.stringContaining("EADDRINUSE")]);
    other.close();
  });

  it("shows how to use it when it is misused", async () => {
    const child = run("--prot", "1");
    const [said, [code]] = await Promise.all([readText(child.stderr), once(child, "exit")]);
    expect([code, said]).toEqual([2, expect.stringMatching(/--prot[^]*myservice-server \[options\]/)]);
  });
});

describe("the arguments", () => {
  it("become options", () => {
    const args = "--port 8123 --data d --key k --workspace w --rate 2.5 --latency 40 --json".split(" ");
    const server = {
      port: 8123,
      dataFile: "d",
      key: "k",
      workspace: "w",
      requestsPerSecond: 2.5,
      latencyMs: 40,
    };
    expect(parseCli(args)).toEqual({ help: false, json: true, server });
    expect(parseCli([])).toEqual({ help: false, json: false, server: {} });
  });

  it.each([
    "--port=65536",
    "--port=-1",
    "--port=",
    "--rate=0",
    "--rate=0.0",
    "--rate=x",
    "--latency=1e9",
    "--key=",
    "extra",
  ])("%s is refused", (argument) => {
    expect(() => parseCli([argument])).toThrow(/./);
  });
});
