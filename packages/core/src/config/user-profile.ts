import { join } from "node:path";
import { isTier, TIERS, type Tier } from "../tier.ts";
import { fileFailure } from "./file-failure.ts";
import { makeFolder } from "./file-modes.ts";
import { readText } from "./read-text.ts";
import { scanPlainValues } from "./scan-plain-values.ts";
import { patchYamlMap, readYamlMap } from "./yaml-file.ts";

/** Our names for the keys of `user.yaml` that concern us. */
const KEYS = {
  tier: "tier",
  devTierOverride: "dev_tier_override",
  wizardStep: "wizard_step",
  wizardComplete: "wizard_complete",
  masterOff: "master_off",
} as const;

const TRUE = new Set(["true", "yes", "on", "1"]);
const FALSE = new Set(["false", "no", "off", "0", ""]);

/** New values for `user.yaml`; null removes a key. */
export interface ProfileChanges {
  tier?: Tier | null;
  devTierOverride?: Tier | null;
  wizardStep?: number | null;
  wizardComplete?: boolean | null;
  masterOff?: boolean | null;
}

/** What `config/user.yaml` says that concerns us. Without the file: the free tier, the wizard not begun. */
export class UserProfile {
  /** The tier that counts: `dev_tier_override` if it is there, else `tier`. A word that is no tier is kept, and reaches nothing. */
  readonly tier: string;
  /** The key that the tier comes from; `"default"` when neither is there. */
  readonly tierSource: "tier" | "dev_tier_override" | "default";
  /** The step of the first-run wizard the user is at. */
  readonly wizardStep?: number;
  readonly wizardComplete: boolean;
  /** True: nothing may be pushed over the network. */
  readonly masterOff: boolean;
  /** What is wrong in the file and can be lived with, for people: a tier that does not exist. */
  readonly problems: readonly string[];

  /** @param values - the map of a `user.yaml` */
  constructor(values: Readonly<Record<string, unknown>> = {}) {
    const override = word(values[KEYS.devTierOverride]);
    const key = override === "" ? KEYS.tier : KEYS.devTierOverride;
    const tier = override || word(values[KEYS.tier]);
    this.tier = tier || "free";
    this.tierSource = tier === "" ? "default" : key;
    this.problems = isTier(this.tier)
      ? []
      : [`${key} is "${this.tier}" in user.yaml, which is none of: ${TIERS.join(", ")}`];
    const step = Number(word(values[KEYS.wizardStep]) || Number.NaN);
    if (Number.isInteger(step)) this.wizardStep = step;
    this.wizardComplete = TRUE.has(word(values[KEYS.wizardComplete]).toLowerCase());
    this.masterOff = !FALSE.has(word(values[KEYS.masterOff]).toLowerCase());
  }

  /** @throws PeregrineError `invalid_config` or `permission` for a file that cannot be read, naming it and the line */
  static async read(configDir: string): Promise<UserProfile> {
    const path = join(configDir, "user.yaml");
    const text = await readText(path);
    if (text === undefined) return new UserProfile();
    return new UserProfile(scanPlainValues(text, Object.values(KEYS)) ?? (await readYamlMap(path)) ?? {});
  }

  /** Changes these keys, and nothing else in the file; it is made if it is missing. */
  static async patch(configDir: string, changes: ProfileChanges): Promise<void> {
    const path = join(configDir, "user.yaml");
    try {
      makeFolder(configDir);
    } catch (error) {
      throw fileFailure(error, path, "written");
    }
    const named = Object.entries(KEYS).flatMap(([ours, key]) => {
      const value = Object.entries(changes).find(([name]) => name === ours)?.[1];
      return value === undefined ? [] : [[key, value ?? undefined] as const];
    });
    await patchYamlMap(path, Object.fromEntries(named));
  }
}

function word(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value).trim()
    : "";
}
