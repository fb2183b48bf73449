import { join } from "node:path";
import { expect, test } from "vitest";
import { TestHome } from "../testing/test-home.ts";
import { writeTestPackage, type TestPackage } from "../testing/test-package.ts";
import { check } from "./check.ts";

/** A home where an integration was installed by hand: what it is told of is what counts here. */
function homeWith(parts: Partial<TestPackage>): TestHome {
  const home = new TestHome({ url: "http://127.0.0.1:1/" });
  const name = "@peregrine/integration-acme";
  writeTestPackage(join(home.dir, "node_modules", name), { name, ...parts });
  return home;
}

const outcome = (home: TestHome) => check({ name: "acme", home: home.dir });

test("an integration that is connected is tested on its connection, and nothing is saved", async () => {
  const home = homeWith({}).connect();
  expect(await outcome(home)).toEqual({ ok: true, tested: true });
  expect(home.read("config/integrations/acme.yaml")).toBe("board: jobs\n");
  expect(home.has(".peregrine/sync.db")).toBe(false);
});

test("one that is not connected is loaded only", async () => {
  expect(await outcome(homeWith({ verify: "throw new Error('asked')" }))).toEqual({
    ok: true,
    tested: false,
  });
});

const TOKEN = { key: "token", label: "Token", type: "text", required: true };

test.each<[string, Partial<TestPackage>, string, RegExp]>([
  ["asks for a value that is not there", { fields: [TOKEN] }, "invalid_config", /Token is required/],
  ["does not load", { verify: "}}} no code" }, "incompatible", /fails while it loads/],
  ["is refused by the service", { verify: 'throw new PeregrineError("auth", "No");' }, "auth", /^No$/],
  ["is not there", { integration: "other" }, "not_found", /No integration named "acme"/],
])("one that %s fails", async (_what, parts, code, message) => {
  expect(await outcome(homeWith(parts).connect())).toMatchObject({
    ok: false,
    failure: { code, message: expect.stringMatching(message) },
  });
});
