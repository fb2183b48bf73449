import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { packedFiles } from "./packed-files.ts";
import type { PackageJson, PublishedPackage } from "./published-packages.ts";

/** What is wrong with a packed package, one line each. */
export async function checkPacked(published: PublishedPackage, tarball: string): Promise<string[]> {
  const problems = [...contents(tarball), ...(await lint(tarball)), ...types(published, tarball)];
  return problems.map((problem) => `${published.name}: ${problem}`);
}

/** The tarball holds what users need, and nothing that is ours alone. */
function contents(tarball: string): string[] {
  const files = packedFiles(tarball);
  const json = JSON.parse(files.get("package.json") ?? "{}") as PackageJson;
  const missing = ["README.md", "LICENSE", "CHANGELOG.md", ...targetsOf(json)].filter(
    (file) => !files.has(file),
  );
  const ours = [...files.keys()].filter((file) =>
    /\.test\.|\/testing\/|tsconfig|tsup\.config|^src\//.test(file),
  );
  const ranges = { ...json.dependencies, ...json.peerDependencies };
  const unresolved = Object.entries(ranges).filter(([, range]) => range.startsWith("workspace:"));
  return [
    ...missing.map((file) => `${file} is not in the package`),
    ...ours.map((file) => `${file} should not be published`),
    ...unresolved.map(([name]) => `the range of ${name} was not rewritten`),
  ];
}

/** Every file that `exports` and `bin` name, the source condition aside: it serves this repository only. */
function targetsOf({ exports = {}, bin = {} }: PackageJson): string[] {
  const walk = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([condition, target]) =>
      condition === "@peregrine/source" ? [] : walk(target),
    );
  };
  return [...walk(exports), ...Object.values(bin)].map((path) => path.replace(/^\.\//, ""));
}

async function lint(tarball: string): Promise<string[]> {
  const bytes = readFileSync(tarball);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages
    .filter(({ args }) => !JSON.stringify(args ?? {}).includes("@peregrine/source"))
    .map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** Do the types resolve as the code does? Ours are ES modules only. */
function types({ json }: PublishedPackage, tarball: string): string[] {
  if (!json.exports?.["."]) return [];
  const attw = spawnSync("attw", [tarball, "--profile", "esm-only", "--format", "ascii", "--no-color"], {
    encoding: "utf8",
  });
  return attw.status === 0 ? [] : [`types: ${attw.stdout}${attw.stderr}`];
}
