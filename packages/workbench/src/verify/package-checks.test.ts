import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, packed, withJson, withManifest, type Files } from "../testing/good-package.ts";
import { checkPackage, INTEGRATION_CHECKS } from "./package-checks.ts";
import { readPacked } from "./packed-package.ts";

async function wrongs(changes: Files): Promise<Record<string, string[]>> {
  const results = await checkPackage(await packed(changes), INTEGRATION_CHECKS);
  const failed = results.filter(({ outcome }) => outcome === "failed");
  return Object.fromEntries(failed.map(({ id, notes }) => [id, notes]));
}

test("a package with everything in place passes, each check under an id of its own", async () => {
  expect(await wrongs({})).toEqual({});
  const ids = INTEGRATION_CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe("is told of", () => {
  const field = { key: "board", label: "Board", type: "text" };
  const password = { key: "api_key", label: "API Key", type: "password", required: true };
  const CASES: [id: string, what: string, changes: Files, note: string][] = [
    ["name", "a name that is none", withJson({ name: "acme" }), '"acme" is not of the form'],
    ["name", "a version that is none", withJson({ version: "one" }), '"one" is no version'],
    ["keyword", "a missing keyword", withJson({ keywords: [] }), "Peregrine passes it by"],
    ["contract", "another contract", withJson({ peregrine: { apiVersion: 2 } }), "is 2, and must be 1"],
    ["peer", "no peer dependency", withJson({ peerDependencies: {} }), "do not name @peregrine/core"],
    [
      "peer",
      "a range that is too wide",
      withJson({ peerDependencies: { "@peregrine/core": "*" } }),
      "too much to promise",
    ],
    [
      "peer",
      "a range without the present core",
      withJson({ peerDependencies: { "@peregrine/core": "^9.0.0" } }),
      "not in its range ^9.0.0",
    ],
    [
      "peer",
      "a core of its own",
      withJson({ dependencies: { "@peregrine/core": "^1.0.0" } }),
      "a second copy",
    ],
    [
      "ranges",
      "a range of a workspace",
      withJson({ dependencies: { left: "workspace:^" } }),
      "left is wanted from workspace:^",
    ],
    [
      "ranges",
      "a dependency from a repository",
      withJson({ dependencies: { left: "git+https://a.b/c.git" } }),
      "left is wanted from git+https",
    ],
    [
      "scripts",
      "an install script",
      withJson({ scripts: { postinstall: "node ./x.js" } }),
      '"postinstall" runs',
    ],
    ["scripts", "what makes npm compile", { "binding.gyp": "{}" }, "binding.gyp"],
    ["documents", "a missing licence", { LICENSE: undefined }, "LICENSE is not in it"],
    ["documents", "a changelog that is silent", withJson({ version: "1.1.0" }), "no heading for 1.1.0"],
    ["files", "tests", { "dist/index.test.js": "" }, "dist/index.test.js should not be published"],
    ["files", "an environment", { "dist/.env": "KEY=1" }, "dist/.env may hold secrets"],
    ["size", "six megabytes", { "dist/big.js": "x".repeat(6 * 1024 * 1024) }, "it has 6.0 MiB"],
    [
      "leaks",
      "a token",
      { "dist/index.js": `const t = "npm_${"a1B2".repeat(9)}";` },
      "dist/index.js holds what looks like an npm token",
    ],
    ["exports", "an entry that is not there", { "dist/index.js": undefined }, "dist/index.js is not in it"],
    ["types", "missing types", { "dist/index.d.ts": undefined }, "./dist/index.d.ts is not in it"],
    ["manifest", "no manifest", { "dist/peregrine.json": undefined }, "build it with peregrine-manifest"],
    ["manifest", "a manifest that is no JSON", { "dist/peregrine.json": "{" }, "is no JSON"],
    [
      "manifest",
      "a manifest that says what it must not",
      withManifest({ tier: "gold" }),
      "tier must be one of",
    ],
    [
      "manifest",
      "a name that its package does not have",
      withManifest({ name: "other" }),
      "users will look for acme",
    ],
    [
      "secrets",
      "a secret that would be shown",
      withManifest({ fields: [password, { ...field, key: "webhook_url" }] }),
      "webhook_url looks like a secret",
    ],
    [
      "secrets",
      "a secret by its label",
      withManifest({ fields: [password, { ...field, label: "Access Key" }] }),
      "board looks like a secret",
    ],
    ["example", "no example", { "acme.yaml.example": undefined }, "acme.yaml.example is not in it"],
    ["example", "an example that is no YAML", { "acme.yaml.example": 'api_key: "' }, "is no YAML"],
    [
      "example",
      "an example without a field",
      { "acme.yaml.example": "api_key: ${KEY}\n" },
      "does not show the field board",
    ],
    [
      "example",
      "a secret in the example",
      { "acme.yaml.example": "api_key: abc123\nboard: x\n" },
      "holds a value for the secret api_key",
    ],
    [
      "readme",
      "a README without a field",
      { "README.md": "Boards, and an API Key.\n" },
      'does not name the field "Board" (board)',
    ],
  ];

  test.each(CASES)("%s: %s", async (id, _what, changes, note) => {
    expect((await wrongs(changes))[id]?.join("\n")).toContain(note);
  });
});

test("a field that is called like a secret, and is none, is left alone", async () => {
  const fields = [
    { key: "api_key", label: "API Key", type: "password" },
    { key: "board", label: "Tokenised board", type: "text" },
    { key: "keyword_gaps", label: "Keywords", type: "checkbox" },
  ];
  const changes = {
    ...withManifest({ fields }),
    "acme.yaml.example": "api_key:\nboard: a\nkeyword_gaps: true\n",
    "README.md": "API Key, Tokenised board, Keywords\n",
  };
  expect(await wrongs(changes)).toEqual({});
});

test("what is no package is told as that", async () => {
  const file = join(emptyFolder(), "noise.tgz");
  writeFileSync(file, "noise");
  await expect(readPacked(file)).rejects.toMatchObject({ code: "schema" });
});
