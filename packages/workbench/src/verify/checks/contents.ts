import type { PackageCheck } from "./check.ts";
import { escapePattern } from "./escape-pattern.ts";
import { asMap, textIn, type PackedPackage } from "../packed-package.ts";

const MOST_BYTES = 5 * 1024 * 1024;
const MOST_FILES = 1000;

/** Files of the author's own; what users need is what was built. */
const NOT_FOR_USERS =
  /\.test\.|(?:^|\/)(?:testing|node_modules|\.git|\.github)\/|tsconfig|tsup\.config|^src\/.*\.tsx?$/;
/** Files that hold secrets, wherever they lie. */
const SECRET_FILES = /(?:^|\/)(?:\.env(?:\..+)?|\.npmrc|\.netrc|id_[a-z0-9]+|.+\.pem|.+\.p12|.+\.key)$/;
/** Scripts that npm runs on a user's machine. */
const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall"];

/** What is in the tarball, and what must not be. */
export const CONTENTS: readonly PackageCheck[] = [
  {
    id: "documents",
    title: "README, licence and changelog are in it, and tell of this version",
    run: documentProblems,
  },
  {
    id: "files",
    title: "nothing is in it that users have no use for",
    run: ({ files }) => [
      ...[...files.keys()]
        .filter((file) => NOT_FOR_USERS.test(file))
        .map((file) => `${file} should not be published`),
      ...[...files.keys()]
        .filter((file) => SECRET_FILES.test(file))
        .map((file) => `${file} may hold secrets`),
    ],
  },
  {
    id: "size",
    title: "it is small",
    run: ({ files }) => {
      const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
      return [
        ...(bytes > MOST_BYTES
          ? [`it has ${(bytes / 1024 / 1024).toFixed(1)} MiB, and at most 5 are allowed`]
          : []),
        ...(files.size > MOST_FILES
          ? [`it has ${files.size} files, and at most ${MOST_FILES} are allowed`]
          : []),
      ];
    },
  },
  {
    id: "scripts",
    title: "nothing of it runs when it is installed",
    run: ({ json, files }) => {
      const scripts = asMap(json.scripts);
      return [
        ...INSTALL_SCRIPTS.filter((name) => name in scripts).map(
          (name) => `its script "${name}" runs on the machines of its users`,
        ),
        ...(files.has("binding.gyp")
          ? ["binding.gyp makes npm compile it on the machines of its users"]
          : []),
      ];
    },
  },
  {
    id: "ranges",
    title: "its dependencies come from a registry",
    run: ({ json }) =>
      Object.entries({ ...asMap(json.dependencies), ...asMap(json.peerDependencies) })
        .filter(([, range]) => /^(?:workspace|file|link|portal|git|https?|github)[:+]/.test(String(range)))
        .map(([name, range]) => `${name} is wanted from ${String(range)}, which users may not have`),
  },
];

function documentProblems(packed: PackedPackage): string[] {
  const { json, version } = packed;
  const missing = ["README.md", "LICENSE", "CHANGELOG.md"].filter((file) => !packed.files.has(file));
  const changelog = textIn(packed, "CHANGELOG.md");
  const tells = changelog === undefined || new RegExp(`^## .*${escapePattern(version)}`, "m").test(changelog);
  return [
    ...missing.map((file) => `${file} is not in it: is it in "files"?`),
    ...(typeof json.license === "string" && json.license !== ""
      ? []
      : ['its package.json names no "license"']),
    ...(tells ? [] : [`CHANGELOG.md has no heading for ${version}`]),
  ];
}
