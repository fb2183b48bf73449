import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discover, type Problem } from "./discover.ts";
import { emptyFolder, install, link, type PackageParts } from "./testing/test-packages.ts";

const BAD = "peregrine-integration-bad";

/** What is said of one bad package; the good one beside it must be found all the same. */
function problemOf(prepare: (homeDir: string) => void): Problem {
  const homeDir = emptyFolder();
  install(homeDir, "peregrine-integration-good");
  prepare(homeDir);
  const { found, problems } = discover({ homeDir });
  expect(found.map(({ manifest }) => manifest.name)).toEqual(["good"]);
  expect(problems).toHaveLength(1);
  return problems[0]!;
}

function problemWith(parts: PackageParts): Problem {
  return problemOf((homeDir) => install(homeDir, BAD, parts));
}

const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

describe("a package.json", () => {
  test.each([
    ["is missing", null, "its package.json is not there"],
    ["is no JSON", "{ \u001B[31m", "its package.json is not JSON"],
    ["is a list", "[]", "its package.json is not a JSON object"],
    ["is huge", " ".repeat(1024 * 1024 + 1), "its package.json has 1048577 bytes, 1048576 are allowed"],
    ["has no name", { name: undefined }, "its package.json has no name"],
    [
      "has another name",
      { name: "peregrine-integration-good" },
      "its package.json says that it is peregrine-integration-good",
    ],
    [
      "has a name that leads elsewhere",
      { name: "../../x" },
      "the name in its package.json is none an integration can have",
    ],
    ["has no version", { version: 1 }, "its package.json has no version"],
    [
      "lacks the keyword only",
      { keywords: "none" },
      'its package.json has a "peregrine" part but lacks the keyword "peregrine-integration"',
    ],
    ["names no manifest", { peregrine: { apiVersion: 1 } }, "its package.json names no manifest"],
    [
      "names no contract",
      { peregrine: {} },
      "its package.json does not say which contract it was written for",
    ],
    [
      "exports nothing",
      { exports: { "./other": "./x.js" } },
      "its package.json exports nothing that can be imported",
    ],
    [
      "exports what is outside",
      { exports: "../other/index.js" },
      "the file it exports must be a path in the package",
    ],
    [
      "nests without end",
      `{"name":"${BAD}","version":"1.0.0","keywords":["peregrine-integration"],"peregrine":{"apiVersion":1},"exports":${deep}}`,
      "reading it fails: Maximum call stack size exceeded",
    ],
  ] as const)("that %s is a problem of that package alone", (_what, packageJson, reason) => {
    expect(problemWith({ packageJson })).toMatchObject({
      packageName: BAD,
      name: "bad",
      kind: "broken",
      reason,
    });
  });

  test.each(["../../peregrine.json", "/etc/passwd", "./dist/../../x.json", ".", "./dist/\0"])(
    "cannot name the manifest %j",
    (manifest) => {
      const problem = problemWith({ packageJson: { peregrine: { apiVersion: 1, manifest } } });
      expect(problem.reason).toBe("its manifest must be a path in the package");
    },
  );
});

describe("a manifest", () => {
  test.each([
    ["is missing", null, "its manifest is not there"],
    ["is no JSON", "name: acme", "its manifest is not JSON"],
    ["is a list", "[]", "its manifest is not a JSON object"],
    ["is huge", " ".repeat(256 * 1024 + 1), "its manifest has 262145 bytes, 262144 are allowed"],
    [
      "has a name that leads elsewhere",
      { name: "../../x" },
      "its manifest is wrong: name must be at most 64 lower-case letters, digits and _, beginning with a letter",
    ],
  ] as const)("that %s is a problem of that package alone", (_what, manifest, reason) => {
    expect(problemWith({ manifest })).toMatchObject({ kind: "broken", reason });
  });

  test("that is a symlink out of the package is not read", () => {
    const problem = problemOf((homeDir) => {
      const dir = install(homeDir, BAD, { manifest: null });
      writeFileSync(join(homeDir, "secret.json"), "{}");
      link(join(homeDir, "secret.json"), join(dir, "dist/peregrine.json"));
    });
    expect(problem.reason).toBe("its manifest is a symlink that leads out of the package");
  });
});

// Missing permissions are not tried: they do not bind the superuser, as whom tests often run. These are unreadable to all.
describe("what cannot be read", () => {
  test("is said of a package behind symlinks that lead in a circle", () => {
    const problem = problemOf((homeDir) =>
      link(join(homeDir, "node_modules", BAD), join(homeDir, "node_modules", BAD)),
    );
    expect(problem).toMatchObject({
      packageName: BAD,
      kind: "unreadable",
      reason: "its package.json is behind symlinks that lead in a circle",
    });
  });

  test("is said of a package that is a file", () => {
    const problem = problemOf((homeDir) => writeFileSync(join(homeDir, "node_modules", `${BAD}.tgz`), ""));
    expect(problem).toMatchObject({ kind: "unreadable", reason: "its package.json is not in a folder" });
  });

  test("is said of a scope behind symlinks that lead in a circle", () => {
    const problem = problemOf((homeDir) =>
      link(join(homeDir, "node_modules/@loop"), join(homeDir, "node_modules/@loop")),
    );
    expect(problem).toMatchObject({
      kind: "unreadable",
      reason: "the folder is behind symlinks that lead in a circle",
    });
    expect(problem).not.toHaveProperty("packageName");
  });

  test("is said of a package.json that is a folder", () => {
    const problem = problemOf((homeDir) =>
      mkdirSync(join(homeDir, "node_modules", BAD, "package.json"), { recursive: true }),
    );
    expect(problem.reason).toBe("its package.json is no plain file");
  });

  test.skipIf(process.platform === "win32")(
    "is said of a pipe in place of a package.json, which would never end",
    () => {
      const problem = problemOf((homeDir) => {
        const path = join(install(homeDir, BAD), "package.json");
        rmSync(path);
        execFileSync("mkfifo", [path]);
      });
      expect(problem.reason).toBe("its package.json is no plain file");
    },
  );
});

test("a nearer copy that is broken is reported, and not passed over for one farther out", () => {
  const root = emptyFolder();
  install(root, BAD);
  const near = install(join(root, "home"), BAD, { packageJson: "{" });
  expect(discover({ homeDir: join(root, "home") })).toMatchObject({ found: [], problems: [{ path: near }] });
});

test("names that no registry would take are not even looked at", () => {
  const homeDir = emptyFolder();
  for (const name of [
    "peregrine-integration-\u001B[2J",
    "peregrine-integration-A",
    ".peregrine-integration-x-Ab1",
  ]) {
    mkdirSync(join(homeDir, "node_modules", name), { recursive: true });
  }
  expect(discover({ homeDir })).toEqual({ found: [], problems: [] });
});
