import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { AcmeService } from "./testing/acme-service.ts";
import { runCli } from "./testing/run-cli.ts";
import { TestHome } from "./testing/test-home.ts";
import { CTRL_C, DOWN, ENTER, Typist, type Keys } from "./testing/typist.ts";

const FILE = "config/integrations/acme.yaml";

const saved = (home: TestHome): unknown => parse(home.read(FILE));

async function answering(home: TestHome, line: string, keys: readonly Keys[]) {
  const typist = new Typist(keys);
  const ran = await runCli(home, line, { fetch: new AcmeService().fetch, typist });
  expect(typist.unasked).toEqual([]);
  return { ...ran, drawn: typist.drawn };
}

describe("connecting at a terminal", () => {
  test("asks each field with its help and its link, masks the secret, and saves what passed the test", async () => {
    const home = new TestHome().install();
    const { code, out, drawn } = await answering(home, "connect acme", [
      ["API Key", `good${ENTER}`],
      ["Workspace", `jobs${ENTER}`],
      ["Note (optional)", ENTER],
    ]);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringContaining("Acme is connected as Ada"),
    });
    expect(drawn).toContain("https://acme.example/keys");
    expect(drawn).not.toContain("good");
    expect(saved(home)).toEqual({ api_key: "good", workspace: "jobs" });
  });

  test("does not take an empty required value, and says so at the field", async () => {
    const home = new TestHome().install();
    const { code } = await answering(home, "connect acme", [
      ["API Key", ENTER],
      ["API Key is required", `good${ENTER}`],
      ["Workspace", `jobs${ENTER}`],
      ["Note", ENTER],
    ]);
    expect(code).toBe(0);
  });

  test("after a failed test only the field to blame is asked again", async () => {
    const home = new TestHome().install();
    const { code, err } = await answering(home, "connect acme", [
      ["API Key", `wrong${ENTER}`],
      ["Workspace", `jobs${ENTER}`],
      ["Note", ENTER],
      ["What now?", ENTER],
      ["API Key", `good${ENTER}`],
    ]);
    expect(code).toBe(0);
    expect(err).toContain("Acme did not accept this");
    expect(saved(home)).toEqual({ api_key: "good", workspace: "jobs" });
  });

  test("what failed can be saved as it is, or left", async () => {
    const refused: readonly Keys[] = [
      ["API Key", `wrong${ENTER}`],
      ["Workspace", `jobs${ENTER}`],
      ["Note", ENTER],
    ];
    const kept = new TestHome().install();
    await answering(kept, "connect acme", [...refused, ["What now?", `${DOWN}${ENTER}`]]);
    expect(saved(kept)).toMatchObject({ api_key: "wrong" });
    const left = new TestHome().install();
    const { code } = await answering(left, "connect acme", [
      ...refused,
      ["What now?", `${DOWN}${DOWN}${ENTER}`],
    ]);
    expect(code).toBe(11);
    expect(() => left.read(FILE)).toThrow("ENOENT");
  });

  test("Ctrl-C at a question saves nothing and says so", async () => {
    const home = new TestHome().install();
    const { code, err } = await answering(home, "connect acme", [
      ["API Key", `good${ENTER}`],
      ["Workspace", CTRL_C],
    ]);
    expect(code).not.toBe(0);
    expect(err).toContain("nothing was saved");
    expect(() => home.read(FILE)).toThrow("ENOENT");
  });

  test("a stored secret stays when nothing is typed", async () => {
    const home = new TestHome().connect();
    await answering(home, "connect acme", [
      ["press Enter to keep it", ENTER],
      ["Workspace", `2${ENTER}`],
      ["Note", ENTER],
    ]);
    expect(saved(home)).toEqual({ api_key: "good", workspace: "jobs2" });
  });
});

describe("the wizard at a terminal", () => {
  test("connects one chosen integration after another and is then finished", async () => {
    const home = new TestHome().install().write("config/user.yaml", "tier: free\n");
    const { code, out } = await answering(home, "wizard", [
      ["Which of these do you use?", ` ${ENTER}`],
      ["API Key", `good${ENTER}`],
      ["Workspace", `jobs${ENTER}`],
      ["Note", ENTER],
    ]);
    expect(code).toBe(0);
    expect(out).toContain("Connected: acme.");
    expect(home.read("config/user.yaml")).toContain("wizard_complete: true");
  });

  test("left half-way, it remembers what was chosen", async () => {
    const home = new TestHome().install().write("config/user.yaml", "tier: free\n");
    await answering(home, "wizard", [
      ["Which of these do you use?", ` ${ENTER}`],
      ["API Key", CTRL_C],
    ]);
    expect(home.read("config/user.yaml")).not.toContain("wizard_complete: true");
    const { out } = await answering(home, "wizard", [
      ["Which of these do you use?", ENTER],
      ["API Key", `good${ENTER}`],
      ["Workspace", `jobs${ENTER}`],
      ["Note", ENTER],
    ]);
    expect(out).toContain("Connected: acme.");
  });

  test("choosing nothing is an answer", async () => {
    const home = new TestHome().install();
    const { code, out } = await answering(home, "wizard", [["Which of these do you use?", ENTER]]);
    expect(code).toBe(0);
    expect(out).toContain("Nothing new was connected.");
  });
});
