import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { API_VERSION } from "../packages/core/src/api-version.ts";

const ROOT = resolve(import.meta.dirname, "..");

interface PackageJson {
  name: string;
  version: string;
  private?: boolean;
  license?: string;
  engines?: Record<string, string>;
  keywords?: string[];
  files?: string[];
  bin?: Record<string, string>;
  exports: Record<string, string | Record<string, string>>;
  repository?: { directory?: string };
  publishConfig?: { access?: string };
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peregrine?: { apiVersion: number; manifest: string };
}

function readJson(path: string): PackageJson {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}

const packages = globSync("packages/*/package.json", { cwd: ROOT })
  .map((path) => ({ dir: dirname(path), folder: dirname(path).split(/[\\/]/)[1]!, json: readJson(path) }))
  .sort((a, b) => (a.folder < b.folder ? -1 : 1));
const published = packages.filter(({ json }) => !json.private);
const integrations = packages.filter(({ folder }) => folder.startsWith("integration-"));

/** The code a package ships: tests and what only they use left out. */
function sources(dir: string): { path: string; code: string }[] {
  return globSync(`${dir}/src/**/*.ts`, { cwd: ROOT })
    .filter((path) => !path.endsWith(".test.ts") && !/[\\/]testing[\\/]/.test(path))
    .map((path) => ({ path, code: withoutComments(readFileSync(join(ROOT, path), "utf8")) }));
}

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
}

/** What a file imports or re-exports, by its specifiers. */
function importsOf(code: string): string[] {
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);
}

/** Names of integrations that code also needs for what they mean: there, only the package's name counts. */
const EVERYDAY_WORDS = new Set(["files"]);

describe("nothing central knows an integration", () => {
  const names = integrations.flatMap(({ folder }) => {
    const name = folder.slice("integration-".length);
    return EVERYDAY_WORDS.has(name) ? [folder] : [name, name.replaceAll("-", "_")];
  });

  it("has integrations to look for", () => {
    expect(names).toEqual(expect.arrayContaining(["myservice", "notion"]));
  });

  it.each(["core", "cli", "installer", "testkit", "web", "workbench"])("%s names none of them", (folder) => {
    const named = new RegExp(`\\b(?:${names.join("|")})\\b`, "i");
    const files = sources(`packages/${folder}`);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(({ code }) => named.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

describe("packages import only what they may", () => {
  const allowed = (folder: string): string[] => {
    if (folder === "core" || folder === "fake-service") return [];
    if (folder.startsWith("fake-")) return ["@peregrine/fake-service", "@peregrine/fake-service/sdk-types"];
    if (folder === "cli")
      return ["@peregrine/core/host", "@peregrine/installer", "@peregrine/web", "@peregrine/workbench"];
    if (folder === "web") return ["@peregrine/core/host", "@peregrine/installer"];
    if (folder === "workbench") return ["@peregrine/core", "@peregrine/core/host", "@peregrine/web"];
    if (folder === "testkit") return ["@peregrine/core", "@peregrine/core/host"];
    return folder.startsWith("integration-")
      ? ["@peregrine/core", "@peregrine/core/table"]
      : ["@peregrine/core/host"];
  };

  it.each(packages.map(({ folder }) => folder))("%s", (folder) => {
    const ours = sources(`packages/${folder}`).flatMap(({ path, code }) =>
      importsOf(code)
        .filter((specifier) => specifier.startsWith("@peregrine/") && !allowed(folder).includes(specifier))
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(ours).toEqual([]);
  });

  it.each(packages.map(({ folder }) => folder))("%s stays in its own folder", (folder) => {
    const home = resolve(ROOT, "packages", folder);
    const strays = sources(`packages/${folder}`).flatMap(({ path, code }) =>
      importsOf(code)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => resolve(ROOT, dirname(path), specifier))
        .filter((target) => relative(home, target).startsWith("..")),
    );
    expect(strays).toEqual([]);
  });
});

describe.each(published)("$json.name, as it is published,", ({ dir, folder, json }) => {
  const at = (file: string): string => join(ROOT, dir, file);

  it("brings its README, licence and changelog", () => {
    for (const file of ["README.md", "LICENSE", "CHANGELOG.md"]) {
      expect(existsSync(at(file)), file).toBe(true);
      expect(json.files).toContain(file);
    }
    expect(readFileSync(at("README.md"), "utf8")).toMatch(new RegExp(`^# ${json.name}\n`));
    expect(readFileSync(at("LICENSE"), "utf8")).toBe(readFileSync(join(ROOT, "LICENSE"), "utf8"));
    expect(readFileSync(at("CHANGELOG.md"), "utf8")).toContain(`## ${json.version}\n`);
  });

  it("says where it belongs and what it runs on", () => {
    expect(json.name).toBe(`@peregrine/${folder}`);
    expect(json.license).toBe("MIT");
    expect(json.engines).toEqual({ node: "^22.18 || >=24.11" });
    expect(json.keywords).toContain("peregrine");
    expect(json.repository?.directory).toBe(`packages/${folder}`);
    expect(json.publishConfig?.access).toBe("public");
    expect(json.files).toContain("dist");
  });

  it("exports its source to the workspace, then types, then what was built", () => {
    expect(json.exports["./package.json"]).toBe("./package.json");
    for (const target of Object.values(json.exports)) {
      if (typeof target === "string") continue;
      expect(Object.keys(target)).toEqual(["@peregrine/source", "types", "default"]);
      expect(existsSync(at(target["@peregrine/source"]!))).toBe(true);
      expect(target["types"]).toMatch(/^\.\/dist\/.+\.d\.ts$/);
      expect(target["default"]).toMatch(/^\.\/dist\/.+\.js$/);
    }
  });

  it("needs no package of ours but core, and that one as a peer; the command also opens the pages", () => {
    const ours = (deps: Record<string, string> = {}): string[] =>
      Object.keys(deps).filter((name) => name.startsWith("@peregrine/"));
    const shells: Record<string, string[]> = {
      cli: ["@peregrine/core", "@peregrine/installer", "@peregrine/web", "@peregrine/workbench"],
      web: ["@peregrine/installer"],
      workbench: ["@peregrine/web"],
    };
    expect(ours(json.dependencies)).toEqual(shells[folder] ?? []);
    const alone = ["core", "cli", "create-integration"];
    const peers = alone.includes(folder) ? [] : ["@peregrine/core"];
    expect(ours(json.peerDependencies)).toEqual(peers);
  });
});

describe.each(integrations)("$json.name, as an integration,", ({ dir, folder, json }) => {
  it("can be discovered: keyword, contract, manifest", () => {
    expect(json.keywords).toContain("peregrine-integration");
    expect(json.peregrine).toEqual({ apiVersion: API_VERSION, manifest: "./dist/peregrine.json" });
  });

  it("ships an example of its connection file", () => {
    const example = `${folder.slice("integration-".length).replaceAll("-", "_")}.yaml.example`;
    expect(json.files).toContain(example);
    expect(existsSync(join(ROOT, dir, example))).toBe(true);
  });
});
