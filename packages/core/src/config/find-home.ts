import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CONFIG_FOLDERS, holdsConfig } from "./config-dirs.ts";
import { expandTilde } from "./expand-tilde.ts";

/** What the search for a home starts from. */
export interface HomeSearch {
  /** What the user named on the command line: `--home`. */
  explicit?: string;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The user's own folder, as `os.homedir()` answers it. */
  userHome: string;
}

/** A home folder, and how it was found. */
export interface FoundHome {
  dir: string;
  /** `"--home"`, `"PEREGRINE_HOME"`, `"found upwards"`, `"package.json"` or `"default"`. */
  origin: "--home" | "PEREGRINE_HOME" | "found upwards" | "package.json" | "default";
}

/** Finds the home in the documented order; creates nothing, and does not look whether it can be used. */
export function findHome({ explicit, env, cwd, userHome }: HomeSearch): FoundHome {
  const named = (path: string) => resolve(cwd, expandTilde(path, userHome));
  if (explicit) return { dir: named(explicit), origin: "--home" };
  if (env["PEREGRINE_HOME"]) return { dir: named(env["PEREGRINE_HOME"]), origin: "PEREGRINE_HOME" };
  const folders = upwards(resolve(cwd));
  const configured = folders.find((dir) => CONFIG_FOLDERS.some((folder) => holdsConfig(join(dir, folder))));
  if (configured) return { dir: configured, origin: "found upwards" };
  const project = folders.find(dependsOnPeregrine);
  if (project) return { dir: project, origin: "package.json" };
  return { dir: join(userHome, ".peregrine"), origin: "default" };
}

function upwards(start: string): string[] {
  const folders = [start];
  for (let dir = start; dirname(dir) !== dir; dir = dirname(dir)) folders.push(dirname(dir));
  return folders;
}

/** A package.json we cannot read says nothing: it belongs to some other project. */
function dependsOnPeregrine(dir: string): boolean {
  const path = join(dir, "package.json");
  if (!existsSync(path)) return false;
  try {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(path, "utf8"));
    const names = [dependencies, devDependencies, optionalDependencies].flatMap((list) =>
      Object.keys(list ?? {}),
    );
    return names.some((name) => name.startsWith("@peregrine/"));
  } catch {
    return false;
  }
}
