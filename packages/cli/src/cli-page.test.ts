import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cliPage } from "./cli-page.ts";
import { COMMANDS } from "./commands/table.ts";
import { runCli } from "./testing/run-cli.ts";
import { TestHome } from "./testing/test-home.ts";

test("docs/cli.md is current; `pnpm --filter @peregrine/cli run docs` makes it so", () => {
  expect(readFileSync(new URL("../../../docs/cli.md", import.meta.url), "utf8")).toBe(cliPage(COMMANDS));
});

test.each(COMMANDS)("$name has help with an example that names it", async ({ name, options }) => {
  const { code, out } = await runCli(new TestHome(), `${name} --help --nonsense`);
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`Examples?\\n {2}# .+\\n {2}.*peregrine ${name}`));
  for (const option of options) expect(out).toContain(`--${option.name}`);
});

test("an overview names every command and how to begin", async () => {
  for (const line of ["--help", "help", "-h"]) {
    const { code, out } = await runCli(new TestHome(), line);
    expect(code).toBe(0);
    for (const { name, summary } of COMMANDS) expect(out).toMatch(new RegExp(`${name}.*${summary}`));
    expect(out).toContain("peregrine add NAME");
  }
  expect((await runCli(new TestHome(), "help sync")).out).toContain("--dry-run");
});
