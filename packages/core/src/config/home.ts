import { accessSync, constants, existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { PeregrineError } from "../errors.ts";
import { configDirFor, configDirsOf } from "./config-dirs.ts";
import { listConfigured } from "./list-configured.ts";
import { expandTilde } from "./expand-tilde.ts";
import { findHome, type FoundHome, type HomeSearch } from "./find-home.ts";

/** The user's Peregrine folder and what is where in it. */
export interface Home {
  readonly dir: string;
  /** The config that holds `user.yaml`, and gets every new file. */
  readonly configDir: string;
  /** Every config of this home, usually one; `HomeConfig` picks the newest file by name. */
  readonly configDirs: readonly string[];
  /** Our own memory: `$PEREGRINE_STATE_DIR`, else `<home>/.peregrine`. */
  readonly stateDir: string;
  /** The pipeline's database: `$STAGING_DB`, `data/staging.db`, or `staging.db` when one of these is there. */
  readonly jobsPath?: string;
  /** Why this folder: `"--home"`, `"PEREGRINE_HOME"`, `"found upwards"`, `"package.json"` or `"default"`. */
  readonly origin: FoundHome["origin"];
  /** What a person should know: several configs or databases exist, and which are used. */
  readonly notes: readonly string[];
}

/**
 * Finds the user's home: `--home`, `$PEREGRINE_HOME`, the nearest folder upwards that holds a Peregrine config, the
 * nearest whose package.json depends on an `@peregrine/*` package, `~/.peregrine`. Creates nothing.
 *
 * @throws PeregrineError `invalid_config` for a home that is missing or no folder, `permission` for one we cannot write
 */
export function resolveHome(search: HomeSearch): Home {
  const { dir, origin } = findHome(search);
  const stateDir = search.env["PEREGRINE_STATE_DIR"] || join(dir, ".peregrine");
  checkFolder(dir, stateDir, origin);
  const configDirs = configDirsOf(dir);
  const databases = databasesOf(dir, search);
  return {
    dir,
    configDir: configDirFor("user.yaml", configDirs),
    configDirs,
    stateDir,
    ...(databases[0] === undefined ? {} : { jobsPath: databases[0] }),
    origin,
    notes: [...configNotes(configDirs), ...databaseNotes(databases)],
  };
}

function checkFolder(dir: string, stateDir: string, origin: FoundHome["origin"]): void {
  const found = statSync(dir, { throwIfNoEntry: false });
  if (!found) {
    if (origin === "default") return;
    const hint = `Check it for a typing mistake, or create it: mkdir -p "${dir}"`;
    throw new PeregrineError("invalid_config", `The home ${dir} (from ${origin}) does not exist`, { hint });
  }
  if (!found.isDirectory()) {
    throw new PeregrineError("invalid_config", `The home ${dir} (from ${origin}) is not a folder`, {
      hint: "Name the folder that holds your config, or one to be filled.",
    });
  }
  if (!isWritable(dir) && !isWritable(stateDir)) {
    const hint = "Give yourself the folder (sudo chown), run as its owner, or choose another with --home.";
    throw new PeregrineError(
      "permission",
      `The home ${dir} (from ${origin}) cannot be written by this user`,
      { hint },
    );
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A database the user names is used even if it is not there yet: its absence is for whoever opens it to explain. */
function databasesOf(dir: string, { env, cwd, userHome }: HomeSearch): string[] {
  const named = env["STAGING_DB"];
  if (named) return [resolve(cwd, expandTilde(named, userHome))];
  return [join(dir, "data", "staging.db"), join(dir, "staging.db")].filter((path) => existsSync(path));
}

function configNotes(dirs: readonly string[]): string[] {
  if (dirs.length < 2) return [];
  const names = new Set(dirs.flatMap(listConfigured));
  const files = ["user.yaml", ...[...names].map((name) => `integrations/${name}.yaml`)];
  const choices = files
    .filter((file) => dirs.filter((dir) => existsSync(join(dir, file))).length > 1)
    .map((file) => `${file} of ${configDirFor(file, dirs)}`);
  const chosen = choices.length > 0 ? ` Used now: ${choices.join(", ")}.` : "";
  return [
    `This home has more than one config: ${dirs.join(" and ")}. Of each file the newest copy is used.${chosen}`,
  ];
}

function databaseNotes([used, ...others]: readonly string[]): string[] {
  return others.map((other) => `There are two job databases; ${used} is used, ${other} is not.`);
}
