import { describe, expect, test } from "vitest";
import { AcmeService } from "./testing/acme-service.ts";
import { runCli } from "./testing/run-cli.ts";
import { TestHome } from "./testing/test-home.ts";

const FILE = "config/integrations/acme.yaml";
const GOOD = ["--set", "workspace=jobs", "--set", "api_key=${ACME_KEY}"];

describe("connecting from a script", () => {
  test("tests, saves, and says what comes next; the service's words are made safe to show", async () => {
    const home = new TestHome().install();
    const { code, out, err } = await runCli(home, ["connect", "acme", ...GOOD], {
      ...new AcmeService(),
      env: { ACME_KEY: "good" },
    });
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^(Testing Acme…\n)?$/) });
    expect(out).toContain("✓ Acme is connected as Ada.\n");
    expect(out).toContain("→ See what a sync would do: peregrine sync acme --dry-run");
    expect(home.read(FILE)).toContain("${ACME_KEY}");
  });

  test("names every missing value and how to give it, and asks nothing when nobody can answer", async () => {
    const { code, err } = await runCli(new TestHome().install(), "connect acme");
    expect(code).toBe(10);
    expect(err).toContain("api_key: API Key is required");
    expect(err).toContain("workspace: Workspace is required");
    expect(err).toContain("--set api_key=…");
    expect(err).toContain("PEREGRINE_ACME_API_KEY");
  });

  test("takes values from the environment, from JSON and from --set; the later of these wins", async () => {
    const service = new AcmeService();
    const env = {
      PEREGRINE_ACME_API_KEY: "good",
      PEREGRINE_ACME_WORKSPACE: "a",
      PEREGRINE_ACME_NOTE: "from env",
    };
    const home = new TestHome().install();
    const line = ["connect", "acme", "--from-json", "-", "--set", "workspace=c", "--json"];
    const { out } = await runCli(home, line, { ...service, env, input: '{"workspace": "b", "note": "n=1"}' });
    expect(JSON.parse(out)).toMatchObject({ ok: true, saved: true, check: { ok: true } });
    expect(service.requests).toEqual(["GET /ping/c"]);
    expect(home.read(FILE)).toContain("n=1");
  });

  test("warns that a secret on the command line stays in the shell's history, but does not repeat it", async () => {
    const { code, out, err } = await runCli(
      new TestHome().install(),
      "connect acme --set workspace=jobs --set api_key=s3cret",
      new AcmeService(),
    );
    expect(code).toBe(11);
    expect(err).toContain("! API Key was given on the command line");
    expect(err).toContain("✗ Acme was not connected.\n");
    expect(err).toContain("(field: api_key) [auth]");
    expect(err).toContain("--save-anyway");
    expect(out + err).not.toContain("s3cret");
  });

  test("saves what fails its test when told to, and still fails", async () => {
    const home = new TestHome().install();
    const { code, out, err } = await runCli(
      home,
      "connect acme --save-anyway --set workspace=jobs --set api_key=bad",
      new AcmeService(),
    );
    expect(code).toBe(11);
    expect(out).toContain("Saved in");
    expect(err).toContain("Acme was saved, but its test failed.");
    expect(home.read(FILE)).toContain("bad");
  });

  test.each([
    ["--set workspce=x", 'has no value named "workspce"', 'Did you mean "workspace"?'],
    ["--set workspace", "--set needs KEY=VALUE", "one word"],
    ["--from-json none.json", "could not be read (ENOENT)", "path"],
    ["--from-json secret.json", "is not JSON", "object"],
    ["--from-json list.json", "holds no JSON object", "object"],
  ])("refuses %s as a wrong call", async (flags, what, hint) => {
    const home = new TestHome().install().write("secret.json", "api_key=s3cret").write("list.json", "[]");
    const { code, err } = await runCli(home, `connect acme ${flags}`);
    expect(code).toBe(2);
    expect(err).toContain(what);
    expect(err).toContain(hint);
    expect(err).not.toContain("s3cret");
  });
});

describe("a saved connection", () => {
  test("is tested, and fails with the failure's own exit code", async () => {
    const service = new AcmeService();
    const home = new TestHome().connect();
    expect(await runCli(home, "test", service)).toMatchObject({ code: 0, out: "✓ acme  works, as Ada\n" });
    home.write(FILE, "api_key: bad\nworkspace: jobs\n");
    const failed = await runCli(home, "test acme --json", service);
    expect(failed.code).toBe(11);
    expect(JSON.parse(failed.out)).toMatchObject({
      ok: false,
      failure: { code: "auth" },
      results: [{ name: "acme", ok: false }],
    });
    expect((await runCli(home, "status")).out).toMatch(
      /^Acme {2}failing since just now because: Acme answered 401/,
    );
  });

  test("is removed, once", async () => {
    const home = new TestHome().connect();
    expect((await runCli(home, "disconnect acme")).out).toBe("✓ acme is disconnected.\n");
    expect((await runCli(home, "disconnect acme --forget")).out).toBe(
      "acme was not connected. 0 records forgotten.\n",
    );
  });
});
