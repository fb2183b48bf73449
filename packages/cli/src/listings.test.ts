import { describe, expect, test } from "vitest";
import { main as listMain } from "./list.ts";
import { runCli } from "./testing/run-cli.ts";
import { TestHome } from "./testing/test-home.ts";

describe("list", () => {
  test("of an empty home says what to do next", async () => {
    const { code, out } = await runCli(new TestHome(), "list");
    expect(code).toBe(0);
    expect(out).toContain("No integration is installed yet.\n→ Install one: peregrine add NAME");
  });

  test("shows what is connected, locked, broken and lost, each with what to do", async () => {
    const home = new TestHome()
      .connect()
      .install("vault", { label: "Vault", tier: "premium" })
      .install("bad", { tier: "golden" });
    home.write("config/integrations/gone_too.yaml", "a: b\n");
    const { out } = await runCli(home, "list");
    expect(out).toContain("acme   Acme (community)   1.2.3    free     connected\n");
    expect(out).toContain("vault  Vault (community)  1.2.3    premium  locked: needs the premium tier\n");
    expect(out).toContain("✗ peregrine-integration-bad: its manifest is wrong");
    expect(out).toContain("gone_too  → peregrine add gone_too");
  });

  test("answers the same through its own fast way", async () => {
    const home = new TestHome().connect();
    let out = "";
    const write = (text: string): void => void (out += text);
    const stream = { write, isTTY: false, columns: 80 };
    const { stdin, stderr } = process;
    const shell = {
      env: { HOME: home.dir },
      cwd: home.dir,
      out: stream,
      err: stream,
      stdin,
      prompts: stderr,
      onInterrupt: () => () => undefined,
    };
    await listMain(["list", "--json"], shell);
    expect(out).toBe((await runCli(home, "list --json")).out);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      integrations: [{ name: "acme", configured: true }],
      problems: [],
      orphans: [],
    });
  });

  test("has colours on a terminal, or when they are asked for, and not with NO_COLOR", async () => {
    const home = new TestHome().connect();
    const green = "\u001B[32mconnected";
    expect((await runCli(home, "list", { terminal: 80 })).out).toContain(green);
    expect((await runCli(home, "list", { terminal: 80, env: { NO_COLOR: "1" } })).out).not.toContain(
      "\u001B",
    );
    expect((await runCli(home, "list", { env: { FORCE_COLOR: "1" } })).out).toContain(green);
  });
});

test("tier tells what is open and what is not", async () => {
  const home = new TestHome().install().install("vault", { label: "Vault", tier: "premium" });
  const { out } = await runCli(home, "tier");
  expect(out).toBe("Your tier is free (default)\n  ✓ Acme   open\n  ✗ Vault  needs premium\n");
});

test("doctor fails when something will not work, and says which", async () => {
  const home = new TestHome().connect();
  expect((await runCli(home, "doctor")).code).toBe(0);
  home.write("config/integrations/acme.yaml", "api_key: [\n");
  const { code, out, err } = await runCli(home, "doctor --jobs none.csv");
  expect(code).toBe(10);
  expect(out).toMatch(/✗ acme: Acme cannot be used: .*acme\.yaml, line/);
  expect(out).toMatch(/✗ doctor|✗ jobs: .*none\.csv/);
  expect(err).toContain("2 findings above are marked");
});

describe("a wrong call", () => {
  test.each([
    ["snyc", 'There is no command "snyc"', 'Did you mean "sync"?'],
    ["frobnicate", "There is no command", "peregrine --help"],
    ["--json list", "The command comes first", "peregrine list --json"],
    ["list --jsn", "has no option --jsn", 'Did you mean "--json"?'],
    ["list --home", "--home needs a value", "--home PATH"],
    ["list --json=yes", "--json takes no value", "--json alone"],
    ["connect", "needs NAME", "peregrine connect --help"],
    ["list extra", 'cannot make sense of "extra"', "peregrine list --help"],
    ["sync --patience soon", "no number of seconds", "--patience 120"],
    ["sync --status ,", "names no status", "--status"],
  ])("%s exits with 2 and says how it is done", async (line, what, hint) => {
    const { code, out, err } = await runCli(new TestHome(), line);
    expect({ code, out: line.includes("--json") ? "" : out }).toEqual({ code: 2, out: "" });
    const said = line === "--json list" ? out : err;
    expect(said.replaceAll("\\", "")).toContain(what);
    expect(said.replaceAll("\\", "")).toContain(hint);
  });

  test("as JSON has the code usage, which no service ever fails with", async () => {
    const { code, out, err } = await runCli(new TestHome(), "list --json --nope");
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      failure: { code: "usage", message: expect.stringContaining("--nope") },
    });
  });

  test("names a home that is not there", async () => {
    const { code, err } = await runCli(new TestHome(), "list --home nowhere");
    expect(code).toBe(10);
    expect(err).toMatch(/nowhere \(from --home\) does not exist/);
  });
});
