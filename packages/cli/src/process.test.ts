import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AcmeService } from "./testing/acme-service.ts";
import { buildCli, Running } from "./testing/built-cli.ts";
import { TestHome } from "./testing/test-home.ts";

/** The command is built to a folder of its own, from where core, and its script for contained integrations, are out of sight. */
const UNCONTAINED = { PEREGRINE_CONTAINMENT: "none" };

const service = new AcmeService();
let server: Server;
let url = "";
let cli = "";

beforeAll(async () => {
  cli = buildCli();
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { authorization = "" } = request.headers;
    const body = request.method === "GET" ? {} : { body: Buffer.concat(chunks).toString() };
    const answer = await service.fetch(new URL(request.url ?? "", url), {
      method: request.method ?? "GET",
      headers: { authorization },
      ...body,
    });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

function run(home: TestHome, args: readonly string[], node: readonly string[] = []): Running {
  const env = { HOME: home.dir, PEREGRINE_HOME: home.dir, PEREGRINE_BASE_URL_ACME: url, ...UNCONTAINED };
  return new Running(process.execPath, [...node, cli, ...args], env, home.dir);
}

describe("the built command", () => {
  test("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    expect(await run(new TestHome(), ["--version"]).ended).toMatchObject({ code: 0, out: `${version}\n` });
  });

  test("lists without loading what it has no use for", async () => {
    const home = new TestHome()
      .connect()
      .write("watch.cjs", 'process.on("exit", () => console.error(process.moduleLoadList.join("\\n")));');
    const { code, out, err } = await run(home, ["list", "--json"], ["--require", "./watch.cjs"]).ended;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, integrations: [{ name: "acme" }] });
    expect(err).toContain("NativeModule fs\n");
    for (const heavy of [
      "http",
      "stream",
      "crypto",
      "fs/promises",
      "sqlite",
      "internal/deps/undici/undici",
    ]) {
      expect(err.split("\n")).not.toContain(`NativeModule ${heavy}`);
    }
  });

  test("lists with an unusual user.yaml, too, that only a YAML parser can read", async () => {
    const home = new TestHome().connect().write("config/user.yaml", 'tier: "pa\\x69d" # quoted\n');
    const { out } = await run(home, ["tier", "--json"]).ended;
    expect(JSON.parse(out)).toMatchObject({ ok: true, tier: "paid" });
    expect(await run(home, ["list"]).ended).toMatchObject({ code: 0, err: "" });
  });

  test("loads an integration, which is an ES module, and syncs jobs that are piped in", async () => {
    const home = new TestHome().connect();
    const running = run(home, ["sync", "--jobs", "-", "--json"]);
    running.child.stdin?.end('{"title": "Piped", "url": "https://jobs.example/1", "status": "applied"}\n');
    const { code, out } = await running.ended;
    expect(JSON.parse(out)).toMatchObject({ ok: true, runs: [{ counts: { created: 1 } }] });
    expect(code).toBe(0);
    expect([...service.records.values()]).toMatchObject([{ title: "Piped" }]);
  });

  test("ends quietly when its reader has seen enough", async () => {
    const home = new TestHome().connect();
    const running = run(home, ["list", "--json"]);
    running.child.stdout?.destroy();
    expect(await running.ended).toMatchObject({ code: 0, err: "" });
  });

  test("Ctrl-C lets what is in flight finish and be recorded; nothing is made twice afterwards", async () => {
    service.records.clear();
    const home = new TestHome().connect();
    home.jobs(...Array.from({ length: 12 }, (_, at) => ({ title: `Job ${at}`, status: "applied" })));
    const running = run(home, ["sync", "--jobs", "jobs.ndjson"]);
    let pressed = false;
    service.beforeAnswer = async () => {
      if (service.records.size < 3) return;
      if (!pressed) running.child.kill("SIGINT");
      pressed = true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    };
    const { code, out, err } = await running.ended;
    service.beforeAnswer = () => undefined;
    expect({ code, pressed }).toEqual({ code: 130, pressed: true });
    expect(err).toContain("Stopping: what is in flight is finished");
    expect(out).toMatch(new RegExp(`acme: ${service.records.size} created`));
    await run(home, ["sync", "--jobs", "jobs.ndjson"]).ended;
    expect(service.records.size).toBe(12);
  });

  test("Ctrl-C twice ends a sync of a service that no longer answers", async () => {
    const home = new TestHome().connect().jobs({ title: "A", status: "applied" });
    const running = run(home, ["sync", "--jobs", "jobs.ndjson"]);
    const asked = new Promise<void>(
      (resolve) => (service.beforeAnswer = () => (resolve(), new Promise(() => undefined))),
    );
    await asked;
    running.child.kill("SIGTERM");
    await running.printed("Stopping");
    running.child.kill("SIGINT");
    expect((await running.ended).code).toBe(130);
    service.beforeAnswer = () => undefined;
  });
});

describe.runIf(process.platform === "linux")("at a terminal", () => {
  test("asks with help and link, masks the secret, keeps asking until it works, and saves", async () => {
    const home = new TestHome().install();
    const env = { HOME: home.dir, PEREGRINE_HOME: home.dir, PEREGRINE_BASE_URL_ACME: url, ...UNCONTAINED };
    const running = new Running(
      "script",
      ["-qec", `stty cols 80 rows 40; "${process.execPath}" "${cli}" connect acme`, "/dev/null"],
      env,
      home.dir,
    );
    const type = (text: string) => running.child.stdin?.write(`${text}\r`);
    await running.printed("https://acme.example/keys");
    expect(running.out).toContain("Under Settings.");
    type("s3cret");
    await running.printed("Workspace");
    type("jobs");
    await running.printed("Note (optional)");
    type("");
    await running.printed("What now?");
    expect(running.out).toContain("Acme answered 401: Unknown key");
    type("");
    running.out = "";
    await running.printed("API Key");
    type("good");
    await running.printed("is connected as Ada");
    const { code } = await running.ended;
    expect(code).toBe(0);
    expect(running.out).not.toContain("s3cret");
    expect(home.read("config/integrations/acme.yaml")).toContain("good");
  });
});
